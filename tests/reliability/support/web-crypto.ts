/** A text with its signature, as they cross between programs. */
export interface Signed {
  /** SPKI DER of the public key, base64. */
  key: string
  text: string
  /** 64 bytes, base64. */
  signature: string
}

/** What a page says of signatures, and some of its own. */
export interface SaidByPage {
  /** Name of what went wrong where WebCrypto has no Ed25519; null where it has. */
  lacks: string | null
  /** Whether each holds. */
  held: boolean[]
  /** Made in the page, one for each text. */
  made: Signed[]
}

/**
 * Runs in a page: verifies signatures with WebCrypto, and signs the texts by keys made there. It names nothing outside
 * itself, so that it can be sent as text.
 */
export async function inPage({ signed, texts }: { signed: Signed[]; texts: string[] }): Promise<SaidByPage> {
  const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const base64 = (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  const name = 'Ed25519'
  const said: SaidByPage = { lacks: null, held: [], made: [] }
  try {
    for (const { key, text, signature } of signed) {
      const known = await crypto.subtle.importKey('spki', bytes(key), { name }, false, ['verify'])
      said.held.push(await crypto.subtle.verify({ name }, known, bytes(signature), new TextEncoder().encode(text)))
    }
    for (const text of texts) {
      const pair = await crypto.subtle.generateKey({ name }, true, ['sign', 'verify'])
      const key = base64(await crypto.subtle.exportKey('spki', pair.publicKey))
      const signature = await crypto.subtle.sign({ name }, pair.privateKey, new TextEncoder().encode(text))
      said.made.push({ key, text, signature: base64(signature) })
    }
  } catch (fault) {
    said.lacks = fault instanceof Error ? fault.name : String(fault)
  }
  return said
}
