// SHA-256 for a browser that offers none to a file opened from disk.

const K = new Uint32Array(64)
const START = new Uint32Array(8)
{
  // The constants of FIPS 180-4: fractions of the cube and square roots of the first primes.
  let found = 0
  for (let candidate = 2; found < 64; candidate++) {
    let prime = true
    for (let factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) prime = false
    if (!prime) continue
    if (found < 8) START[found] = (Math.sqrt(candidate) % 1) * 2 ** 32
    K[found++] = (Math.cbrt(candidate) % 1) * 2 ** 32
  }
}

/**
 * @param {Uint8Array} bytes
 * @returns {string} hexadecimal, lower case
 */
export function plainSha256(bytes) {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, (bytes.length * 8) % 2 ** 32)
  const state = START.slice()
  const words = new Uint32Array(64)
  for (let block = 0; block < padded.length; block += 64) mix(state, words, view, block)
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

/**
 * @param {Uint32Array} state
 * @param {Uint32Array} words
 * @param {DataView} view
 * @param {number} block
 */
function mix(state, words, view, block) {
  const at = (/** @type {Uint32Array} */ list, /** @type {number} */ index) => list[index]
  const turn = (/** @type {number} */ word, /** @type {number} */ by) => (word >>> by) | (word << (32 - by))
  for (let t = 0; t < 16; t++) words[t] = view.getUint32(block + t * 4)
  for (let t = 16; t < 64; t++) {
    const [early, late] = [at(words, t - 15), at(words, t - 2)]
    const low = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const high = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    words[t] = at(words, t - 16) + low + at(words, t - 7) + high
  }
  let [a, b, c, d, e, f, g, h] = /** @type {[number, number, number, number, number, number, number, number]} */ (
    /** @type {unknown} */ ([...state])
  )
  for (let t = 0; t < 64; t++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + at(K, t) + at(words, t)) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = at(state, index) + word
}
