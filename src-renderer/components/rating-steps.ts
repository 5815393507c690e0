import type { Rating } from '../../src-shared/domain/scheme.ts'
import classes from './rating.module.css'

const STEPS = [classes.step1, classes.step2, classes.step3, classes.step4, classes.step5]

/** Class that sets the colours of a rating's step. */
export function stepClass(rating: Rating | undefined): string {
  return STEPS[(rating?.colourStep ?? 1) - 1] ?? ''
}
