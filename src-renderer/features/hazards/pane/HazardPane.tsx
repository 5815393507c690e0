import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { announce } from '../../../components/announce.ts'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { FieldSettingsContext, useFieldSettings } from '../../../components/field-settings.ts'
import { Section } from '../../../components/Section.tsx'
import { isShortcut } from '../../../components/shortcuts.ts'
import { useProject } from '../../../project/project-context.ts'
import { RecordHistory } from '../../../project/RecordHistory.tsx'
import type { HazardRow } from '../list/rows.ts'
import { ActionsSection } from './ActionsSection.tsx'
import { CausesSection } from './CausesSection.tsx'
import { DescriptionSection } from './DescriptionSection.tsx'
import { FindingsSection } from './FindingsSection.tsx'
import { Identity } from './Identity.tsx'
import { MoreSection } from './MoreSection.tsx'
import { PaneHeader } from './PaneHeader.tsx'
import { ProvenanceSection } from './ProvenanceSection.tsx'
import classes from './pane.module.css'
import { leadTo } from './place.tsx'
import { RiskSection } from './RiskSection.tsx'

/** One hazard, whole: beside the list or as a page. Give it the hazard's id as `key`. */
export function HazardPane(props: {
  row: HazardRow
  asPage: boolean
  /** Field to put the focus in, where a finding led here. */
  lead: { field: string; part: string | null } | null
  onPage: () => void
  onClose: () => void
  onStepBack: () => void
  /** Shows the hazard as a bow-tie; null where it is shown already. */
  onBowTie: (() => void) | null
  onOpen: (id: string) => void
  neighbours: { before: string | null; after: string | null }
}) {
  const { row, lead } = props
  const { hazard, risk } = row
  const { findings, projectId } = useProject()
  const settings = useFieldSettings()
  const locked = settings.readOnly || hazard.archived !== null
  const inside = useMemo(() => ({ ...settings, readOnly: locked }), [settings, locked])
  const whole = useRef<HTMLElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const found = useMemo(
    () => (findings ?? []).filter(({ touches }) => touches.includes(hazard.id)),
    [findings, hazard.id],
  )

  const field = lead?.field ?? null
  const part = lead?.part ?? null
  useEffect(() => {
    if (field === null || whole.current === null) return undefined
    return leadTo(whole.current, field, part)
  }, [field, part])

  function hear(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    // Enter opened it from the list; Enter again makes it a page.
    if (event.key === 'Enter' && target.dataset['hazardHeading'] !== undefined && !props.asPage) props.onPage()
    if (isShortcut(event, 'residual-as-initial', { letters: false }) && !locked) {
      event.preventDefault()
      const same = whole.current?.querySelector<HTMLButtonElement>('[data-residual-as-initial]')
      if (same) same.click()
      else announce('Residual as initial: there is nothing to copy.')
    }
    if (event.key !== 'Escape' || event.defaultPrevented) return
    // A list of choices or a dialog closes first; dialogs stand outside this element but speak through it.
    if (target.getAttribute('aria-expanded') === 'true' || target.closest('[role="dialog"], [role="menu"]') !== null)
      return
    event.stopPropagation()
    props.onStepBack()
  }

  return (
    <FieldSettingsContext value={inside}>
      {/* Escape is heard from whatever inside has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <article ref={whole} aria-label={`${hazard.number} ${hazard.name}`} className={classes.hazard} onKeyDown={hear}>
        <PaneHeader
          {...props}
          found={found}
          onFindings={() => {
            place.current?.scrollIntoView({ block: 'start' })
            place.current?.focus({ preventScroll: true })
          }}
        />
        <div className={classes.scroll}>
          <div className={props.asPage ? classes.column : ''}>
            <Identity hazard={hazard} />

            <DescriptionSection hazard={hazard} />
            <CausesSection hazard={hazard} onOpen={props.onOpen} />
            <RiskSection hazard={hazard} risk={risk} />
            <div ref={place} tabIndex={-1} className={classes.place}>
              <FindingsSection
                hazard={hazard}
                findings={found}
                onLead={(to, inPart) => {
                  if (whole.current !== null) leadTo(whole.current, to, inPart)
                }}
              />
            </div>
            <ActionsSection hazard={hazard} />
            <MoreSection hazard={hazard} onOpen={props.onOpen} />
            <Section title="History">
              <Disclosure summary="Every change of this hazard, with old and new values">
                <RecordHistory recordId={hazard.id} key={`${projectId} ${hazard.id}`} />
              </Disclosure>
              <ProvenanceSection hazard={hazard} />
            </Section>
          </div>
        </div>
      </article>
    </FieldSettingsContext>
  )
}
