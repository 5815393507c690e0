import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { Disclosure } from '../../components/Disclosure.tsx'
import classes from './corrections.module.css'
import type { Corrections, Reading } from './corrections.ts'
import { ScaleMap } from './ScaleMap.tsx'
import { ScaleSeen } from './ScaleSeen.tsx'
import { scaleStanding } from './words.ts'

/** The scale of the log's scores: what was seen of it, and what becomes of the scores. Nothing is scored silently. */
export function ScalePart(props: {
  reading: Reading
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
      <ScaleSeen scale={scale} scheme={scheme} />
      {whose === 'supplier' ? (
        <p className={classes.note}>
          A supplier’s scores stay beside each hazard as the log shows them; ours stay unscored. There is nothing to
          decide here.
        </p>
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
              <Radio
                value="unscored"
                label="Bring the hazards in unscored"
                description="What the log shows is kept beside each hazard, for reading while it is scored here."
              />
              <Radio
                value="map"
                label="Set their words against ours"
                description="You say for each of their words which of ours means the same, or leave it open."
              />
            </div>
          </Radio.Group>
          {wanted.scale.choice === 'map' && scheme !== null && (
            <ScaleMap words={scale.words} scheme={scheme} wanted={wanted} change={change} busy={busy} />
          )}
          {props.children}
        </>
      )}
    </Disclosure>
  )
}
