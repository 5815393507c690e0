import { type Readable, Transform } from 'node:stream'

/** The largest input of one call, in bytes. Files do not travel this way. */
export const largestCall = 5_000_000

/** The largest file brought in, in bytes: 250 MB, as evidence may be. */
export const largestFile = 250_000_000

/** Why a body was not taken. */
export class TooLarge extends Error {
  constructor(limit: number) {
    super(`More than ${limit} bytes were sent.`)
    this.name = 'TooLarge'
  }
}

/** The whole body, or {@link TooLarge} as soon as it passes `limit` bytes, whatever length was announced. */
export async function readBody(body: Readable, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  // The rest of a body that is too long is left for the server to drain, so that the sender can read the refusal.
  for await (const part of body.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(part as Uint8Array)
    size += bytes.length
    if (size > limit) throw new TooLarge(limit)
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}

/** The same stream, which breaks with {@link TooLarge} once it passes `limit` bytes. A broken source breaks it too. */
export function limitBytes(source: Readable, limit: number): Readable {
  let size = 0
  const counted = new Transform({
    transform(part: Buffer, _encoding, done) {
      size += part.length
      if (size > limit) done(new TooLarge(limit))
      else done(null, part)
    },
  })
  source.once('error', (fault) => counted.destroy(fault))
  source.once('close', () => {
    if (!source.readableEnded) counted.destroy(new Error('The sender broke off.'))
  })
  return source.pipe(counted)
}
