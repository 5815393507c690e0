/**
 * The name of a file being sent in, from its URI-encoded `x-file-name` header, or null where there is none to be used.
 * Only the last part of a path counts: the page never says where a file lies.
 */
export function fileNameFromHeader(header: string | undefined): string | null {
  if (header === undefined || header.length > 4_500) return null
  let decoded: string
  try {
    decoded = decodeURIComponent(header)
  } catch {
    return null
  }
  const name = (decoded.split(/[/\\]/).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cs}]/gu, '').trim()
  return name === '' || name === '.' || name === '..' || name.length > 500 ? null : name
}

/** The `content-disposition` value (RFC 6266, RFC 8187) that makes a browser save the answer under `name`. */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
