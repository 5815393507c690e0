/** SHA-256 in lower-case hexadecimal, where a browser offers none to a file opened from disk. */
export function plainSha256(bytes: Uint8Array): string
