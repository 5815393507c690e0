/**
 * Bytes of a text file as text: UTF-8 or UTF-16 with or without a byte order mark, Shift_JIS where the bytes are those of
 * a Japanese text, else Windows-1252; the last two are what Excel writes without being asked.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return strictly('utf-8', bytes) ?? japanese(bytes) ?? new TextDecoder('windows-1252').decode(bytes)
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A European text has few letters outside of ASCII; a Japanese one is made of them. */
const LEAST_SHARE = 0.15

/**
 * The text where the bytes are Shift_JIS; null where they are not, or hardly. Many a Windows-1252 text can be read as
 * Shift_JIS too: as a few stray characters, or, as Cyrillic or Greek, as half-width ones, which no log is written in.
 */
function japanese(bytes: Uint8Array): string | null {
  const high = bytes.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0)
  if (high < bytes.length * LEAST_SHARE) return null
  const text = strictly('shift_jis', bytes)
  if (text === null) return null
  const full = text.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0
  const half = text.match(/[\uff61-\uff9f]/g)?.length ?? 0
  return full > 4 * half ? text : null
}
