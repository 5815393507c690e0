import { Button } from '@mantine/core'
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { type Stage } from '../../../../src-shared/domain/assessment.ts'
import { type Cause, type Hazard, liveCauses } from '../../../../src-shared/domain/hazard.ts'
import { type Result, refuse } from '../../../../src-shared/domain/result.ts'
import { riskOf } from '../../../../src-shared/domain/standing.ts'
import { useCommand } from '../../../api/commands.ts'
import { announce } from '../../../components/announce.ts'
import { ConfirmWithReason } from '../../../components/ConfirmWithReason.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { isShortcut } from '../../../components/shortcuts.ts'
import { useProject } from '../../../project/project-context.ts'
import { ControlField, type TakenControl } from '../pane/ControlField.tsx'
import { CauseEntry } from './CauseEntry.tsx'
import type { Assessing, Entry } from './entry.ts'
import { ScoreLine } from './ScoreLine.tsx'
import type { Step } from './use-steps.ts'
import { Written } from './Written.tsx'
import classes from './workshop.module.css'

/** The cause that controls written now answer: one that stands, one under way, or null for the hazard as a whole. */
type Target = { text: string; id: Promise<string | null> } | null

export interface HazardEntryHands {
  intoCauses: () => void
}

const GONE = 'The hazard was not made, so this was not kept.'

/** Causes, their controls and both scores of one hazard, in the order in which a workshop speaks of them. */
export function HazardEntry(props: {
  hands: Ref<HazardEntryHands>
  entry: Entry
  /** Null while it is being made. */
  hazard: Hazard | null
  assessing: Assessing
  step: Step
  /** On to the next hazard, or the next name. */
  onNext: () => void
  onOpen: (id: string) => void
}) {
  const { entry, hazard, step } = props
  const { projectId, context } = useProject()
  const run = useCommand()
  const [target, setTarget] = useState<Target | undefined>(undefined)
  const [settingAside, setSettingAside] = useState(false)
  const whole = useRef<HTMLElement>(null)
  const cause = useRef<HTMLTextAreaElement>(null)
  const control = useRef<HTMLInputElement>(null)
  // What was chosen last, ahead of the record: one key copies it before it is saved.
  const chosen = useRef<Partial<Record<`${Stage} ${'severity' | 'likelihood'}`, string | null>>>({})
  useImperativeHandle(props.hands, () => ({ intoCauses: () => cause.current?.focus() }))

  const causes = hazard === null ? [] : liveCauses(hazard)
  const risk = hazard === null ? null : riskOf(hazard, context)
  const last = causes.at(-1)
  const answers: Target =
    target === undefined ? (last ? { text: last.text, id: Promise.resolve(last.id) } : null) : target

  function toScore(name: string): void {
    whole.current?.querySelector<HTMLElement>(`select[name="${name}"]`)?.focus()
  }

  /** One step on this hazard, once it is made. */
  function onHazard<T>(work: (id: string) => Promise<Result<T>>): Promise<Result<T>> {
    return step(async () => {
      const id = await entry.made
      return id === null ? refuse('refused', GONE) : await work(id)
    })
  }

  function addCauses(texts: string[]): Promise<Result<{ id: string | null }>> {
    const added = onHazard((hazardId) => run('cause.add', { hazardId, texts }, { quiet: true }))
    // A refused or undone cause leaves its controls to the hazard as a whole.
    setTarget({ text: texts.at(-1) ?? '', id: added.then((answer) => (answer.ok ? answer.value.id : null)) })
    return added
  }

  function takeControl(taken: TakenControl): Promise<Result<unknown>> {
    return onHazard(async (hazardId) => {
      const causeId = (await answers?.id) ?? null
      const link = { hazardId, causeIds: causeId === null ? [] : [causeId] }
      const answer =
        taken.names === undefined
          ? await run('link.add', { ...link, controlId: taken.controlId }, { quiet: true })
          : await run('control.create-many', { projectId, names: taken.names, link }, { quiet: true })
      // A cause that is gone, as after Undo, is answered no more.
      if (!answer.ok) setTarget(undefined)
      return answer
    })
  }

  function score(stage: Stage, axis: 'severity' | 'likelihood', word: string | null): Promise<Result<unknown>> {
    chosen.current[`${stage} ${axis}`] = word
    return onHazard((hazardId) =>
      run('assessment.set', { hazardId, stage, patch: { [axis]: word, ...props.assessing } }, { quiet: true }),
    )
  }

  /** Copies the words and goes on; leaves everything where there is nothing to copy (rule 21: no acceptance). */
  function residualAsInitial(): void {
    // Leaving the field keeps what was chosen in it.
    ;(document.activeElement as HTMLElement | null)?.blur()
    const word = (axis: 'severity' | 'likelihood') =>
      chosen.current[`initial ${axis}`] ?? risk?.initial.assessment?.[axis] ?? null
    const [severity, likelihood] = [word('severity'), word('likelihood')]
    if (severity === null || likelihood === null) {
      announce('Score the initial risk first: nothing was copied.')
      toScore(`initial ${severity === null ? 'severity' : 'likelihood'}`)
      return
    }
    void onHazard((hazardId) =>
      run('assessment.set', { hazardId, stage: 'residual', patch: { severity, likelihood, ...props.assessing } }),
    )
    announce(`Residual as initial: ${severity}, ${likelihood}.`)
    props.onNext()
  }

  function hear(event: KeyboardEvent): void {
    if ((event.target as HTMLElement).closest('[role="dialog"]') !== null) return
    const ways = { letters: false }
    if (isShortcut(event, 'workshop-same', ways)) residualAsInitial()
    else if (isShortcut(event, 'workshop-promote', ways)) void onHazard((id) => run('hazard.promote', { id }))
    else if (isShortcut(event, 'workshop-aside', ways)) setSettingAside(true)
    else if (isShortcut(event, 'workshop-open', ways) && hazard !== null) props.onOpen(hazard.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const asInitialKey = (event: KeyboardEvent): boolean => {
    if (!isShortcut(event, 'workshop-same', { letters: true })) return false
    residualAsInitial()
    return true
  }
  const number = hazard?.number ?? ''
  return (
    // The keys of the sheet are heard wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={whole} className={classes.entry} aria-label={`${number} ${entry.name}`.trim()} onKeyDown={hear}>
      <header className={classes.entryHead}>
        <h2>
          <span className={classes.number}>{number}</span> {hazard?.name ?? entry.name}
        </h2>
        {hazard?.candidate === true && (
          <>
            <span className={classes.candidate}>candidate</span>
            <Button size="compact-sm" variant="default" onClick={() => void run('hazard.promote', { id: hazard.id })}>
              Take into the log&ensp;
              <KeyHint keys="Alt+P" />
            </Button>
          </>
        )}
        {hazard !== null && (
          <>
            <Button size="compact-sm" variant="default" onClick={() => setSettingAside(true)}>
              Set aside…&ensp;
              <KeyHint keys="Alt+X" />
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => props.onOpen(hazard.id)}>
              Open&ensp;
              <KeyHint keys="Alt+O" />
            </Button>
          </>
        )}
      </header>
      <div className={classes.lines}>
        <span className={classes.lineName}>Cause</span>
        <CauseEntry
          field={cause}
          hazard={number || entry.name}
          onAdd={addCauses}
          onEmptyEnter={() => toScore('initial severity')}
        />
        <span className={classes.lineName}>Control</span>
        <div>
          <ControlField
            field={control}
            label={answers === null ? 'Control for the hazard as a whole' : `Control for the cause “${answers.text}”`}
            placeholder="Control, found or new (Enter takes it; Enter again: next cause)"
            linked={linkedTo(hazard, causes, answers?.text ?? null)}
            onTake={takeControl}
            takeOnLeave
            onKey={(event, empty) => {
              if (event.key !== 'Enter' || !empty) return false
              cause.current?.focus()
              return true
            }}
          />
          <p className={classes.answers}>
            {answers === null ? 'answers the hazard as a whole' : `answers “${answers.text}”`}
          </p>
        </div>
        <span className={classes.lineName}>Scores</span>
        <div className={classes.scores}>
          {(['initial', 'residual'] as const).map((stage) => (
            <ScoreLine
              key={stage}
              stage={stage}
              scored={risk?.[stage] ?? null}
              {...(stage === 'residual' && risk !== null ? { standing: risk.residualStanding } : {})}
              onSave={(axis, word) => score(stage, axis, word)}
              onSecond={() => toScore(`${stage} likelihood`)}
              onDone={stage === 'initial' ? () => toScore('residual severity') : props.onNext}
              onKey={asInitialKey}
            />
          ))}
          <Button size="xs" variant="default" onClick={residualAsInitial}>
            Residual as initial, next&ensp;
            <KeyHint keys="=" />
          </Button>
        </div>
      </div>
      {hazard !== null && (
        <Written
          hazard={hazard}
          onControlsFor={(one: Cause | null) => {
            setTarget(one === null ? null : { text: one.text, id: Promise.resolve(one.id) })
            control.current?.focus()
          }}
        />
      )}
      {hazard !== null && (
        <ConfirmWithReason
          opened={settingAside}
          onClose={() => setSettingAside(false)}
          title={`Set aside: ${hazard.number}`}
          action="Set aside"
          onConfirm={(reason) => run('hazard.archive', { id: hazard.id, reason }, { quiet: true })}
        >
          <p className={classes.note}>
            It leaves the sheet and the counts; its number stays taken, and documents list it with the reason.
          </p>
        </ConfirmWithReason>
      )}
    </section>
  )
}

/** Controls that answer the cause of that text already, or the hazard as a whole. */
function linkedTo(hazard: Hazard | null, causes: readonly Cause[], text: string | null): ReadonlySet<string> {
  const causeId = text === null ? null : causes.findLast((one) => one.text === text)?.id
  return new Set((hazard?.links ?? []).filter((link) => link.causeId === causeId).map(({ controlId }) => controlId))
}
