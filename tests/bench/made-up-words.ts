/** Words from which the large log is made up. Nothing here is from a real log. */

/** Numbers that look random and are the same in every run (mulberry32). */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `least` to `most`, both possible. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  of<T>(choices: readonly [T, ...T[]]): T {
    return choices[Math.floor(this.next() * choices.length)] ?? choices[0]
  }

  /** True this often: 0 never, 1 always. */
  chance(how: number): boolean {
    return this.next() < how
  }
}

const who = ['Nurse', 'Doctor', 'Pharmacist', 'Midwife', 'Ward clerk', 'Anaesthetist', 'Physiotherapist'] as const
const what = [
  'allergy list',
  'drug chart',
  'discharge summary',
  'blood result',
  'infusion rate',
  'referral letter',
  'growth chart',
  'resuscitation decision',
  'theatre list',
  'vaccination history',
  'fluid balance',
  'early warning score',
  'naïve dose check',
] as const
const fault = [
  'belongs to another patient',
  'is shown a day late',
  'is cut after the first line',
  'is not sent to the pharmacy',
  'shows the dose in the wrong unit (µg for mg)',
  'is lost when the session ends',
  'hides an entry made on paper',
  'is merged with a record of the same name',
  'cannot be opened during an upgrade',
  'is signed by the wrong clinician',
] as const
const when = [
  'on handover',
  'during a ward round',
  'at admission',
  'when the network fails',
  'at night',
  'in the emergency department',
  'after a transfer between wards',
  'when two users edit at once',
  'during downtime',
  'at ≥ 80 % load',
] as const
const harm = [
  'A patient is given a drug to which an allergy is known',
  'Treatment of sepsis begins late',
  'A patient receives ten times the dose meant',
  'A cancer referral is not seen for weeks',
  'A patient is resuscitated against a recorded decision',
  'Surgery is done on the wrong side',
] as const
const means = [
  'The screen asks for the date of birth before it opens',
  'A banner names allergies on every page',
  'Results not read within a day go to a second clinician',
  'Doses outside the usual range need a second signature',
  'The interface keeps messages until they are acknowledged',
  'A printed copy lies on the ward, renewed hourly',
  'Ward staff are shown the screen before they use it',
  'A nightly comparison lists records that differ',
] as const

/** A sentence of a clinical log, different with every throw. */
export function sentence(dice: Dice): string {
  const clerk = dice.chance(0.02) ? 'Zoë Ångström’s team' : `The ${dice.of(who).toLowerCase()}`
  return `${clerk} relies on the ${dice.of(what)}, which ${dice.of(fault)} ${dice.of(when)}, and does not notice before the next ${dice.of(what)} is due.`
}

/** Several sentences, `least` to `most` of them. */
export function paragraph(dice: Dice, least: number, most: number): string {
  return Array.from({ length: dice.between(least, most) }, () => sentence(dice)).join(' ')
}

export function hazardName(dice: Dice, number: number): string {
  return `${dice.of(who)} acts on the wrong information because the ${dice.of(what)} ${dice.of(fault)} ${dice.of(when)} (case ${number})`
}

export function causeText(dice: Dice): string {
  return `The ${dice.of(what)} ${dice.of(fault)} ${dice.of(when)}, and nothing on the screen says so.`
}

export function impactText(dice: Dice): string {
  return `${dice.of(harm)} ${dice.of(when)}. ${sentence(dice)}`
}

export function controlName(dice: Dice, number: number): string {
  return `${dice.of(means)}: ${dice.of(what)}, ${number}`
}
