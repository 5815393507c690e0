import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { Disclosure } from '../../components/Disclosure.tsx'
import classes from './corrections.module.css'
import type { Corrections, Reading } from './corrections.ts'
import { OwnScheme } from './OwnScheme.tsx'
import { ScaleMap } from './ScaleMap.tsx'
import { ScaleSeen } from './ScaleSeen.tsx'
import { scaleChoices, scaleStanding } from './words.ts'

/** The scale of the log's scores: what was seen of it, and what becomes of the scores. Nothing is scored silently. */
export function ScalePart(props: {
  reading: Reading
  /** The project's scheme in force. */
  scheme: Scheme | null
  whose: 'ours' | 'supplier'
  wanted: Corrections
  change: (wanted: Corrections) => void
  busy: boolean
  opened: boolean
  /** The button that reads again, with what the last reading found. */
  children: ReactNode
}) {
  const { reading, scheme, wanted, change, busy, whose } = props
  const { scale } = reading.preview
  const { own } = scale
  const kept = reading.options.scale?.choice === 'own'
  return (
    <Disclosure
      className={classes.part ?? ''}
      opened={props.opened}
      summary={
        <span>
          <strong>Scale of its scores</strong>{' '}
          <span className={classes.dimmed}>{scaleStanding(reading.preview, reading.options)}</span>
        </span>
      }
    >
      <ScaleSeen scale={scale} scheme={kept ? own.scheme : scheme} kept={kept} />
      {whose === 'supplier' ? (
        <OfSupplier />
      ) : (
        <>
          <Radio.Group
            label="What becomes of the scores"
            labelProps={{ className: classes.groupLabel }}
            value={wanted.scale.choice}
            onChange={(choice) => {
              if (!busy) change({ ...wanted, scale: { ...wanted.scale, choice } })
            }}
          >
            <div className={classes.choices}>
              {reading.scaleIsOurs && (
                <Radio
                  value="ours"
                  label="Take them as this project’s words"
                  description="They are the same words. They come in as imported, not confirmed."
                />
              )}
              {own.scheme !== null && (
                <Radio value="own" label={scaleChoices.own.label} description={`${scaleChoices.own.does} ${own.why}`} />
              )}
              <Radio value="unscored" label={scaleChoices.unscored.label} description={scaleChoices.unscored.does} />
              <Radio value="map" label={scaleChoices.map.label} description={scaleChoices.map.does} />
            </div>
          </Radio.Group>
          {own.scheme === null && (
            <p className={classes.note}>
              <strong>{scaleChoices.own.label}</strong> is not offered. {own.why}
            </p>
          )}
          {wanted.scale.choice === 'own' && own.scheme !== null && (
            <OwnScheme own={own} scheme={own.scheme} kept={kept} />
          )}
          {wanted.scale.choice === 'map' && scheme !== null && (
            <ScaleMap words={scale.words} scheme={scheme} wanted={wanted} change={change} busy={busy} />
          )}
          {props.children}
        </>
      )}
    </Disclosure>
  )
}

/** What becomes of a supplier's scores, and why none of the choices is one here (clinical-rules 1). */
function OfSupplier() {
  return (
    <section className={classes.supplier} aria-label="What becomes of a supplier’s scores">
      <p className={classes.why}>
        A supplier’s scores stay the supplier’s: they stand beside each hazard as the log shows them, and ours stay
        unscored until somebody here scores them. Nothing here changes that.
      </p>
      <ul className={classes.unsure}>
        <li>
          <strong>{scaleChoices.unscored.label}</strong>: this is done.
        </li>
        <li>
          <strong>{scaleChoices.map.label}</strong>: not for a supplier’s log. It would make scores of ours out of
          theirs.
        </li>
        <li>
          <strong>{scaleChoices.own.label}</strong>: not for a supplier’s log. This project rates by the scheme of its
          own plan.
        </li>
      </ul>
    </section>
  )
}
