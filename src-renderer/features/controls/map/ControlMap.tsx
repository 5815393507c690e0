import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { sharedControls } from '../../../../src-shared/diagrams/control-map.ts'
import { failurePicture } from '../../../../src-shared/diagrams/failure.ts'
import type { GroupShape } from '../../../../src-shared/diagrams/picture.ts'
import { stateOf } from '../../../../src-shared/domain/control.ts'
import { ifItFails } from '../../../../src-shared/domain/if-it-fails.ts'
import { formatCount, formatNumber } from '../../../../src-shared/format/numbers.ts'
import { EVIDENCED_LEGEND } from '../../../../src-shared/format/standing-words.ts'
import { DiagramView } from '../../../components/diagram/DiagramView.tsx'
import { focusPart } from '../../../components/diagram/PictureDrawing.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { StateMark } from '../../../components/Marks.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { SplitPane } from '../../../components/SplitPane.tsx'
import { useProject } from '../../../project/project-context.ts'
import { SavePicture } from '../../../project/SavePicture.tsx'
import classes from './map.module.css'

const ROOM = { width: 560, height: Number.POSITIVE_INFINITY }
/** Lines drawn before somebody asks for all: those after them are shared by fewer hazards. */
const FIRST = 300

/** Puts the focus on a control's line. */
function focusLine(root: HTMLElement | null, id: string): void {
  const line = root?.querySelector<HTMLElement>(`[data-control-line="${CSS.escape(id)}"]`)
  line?.focus()
  line?.scrollIntoView({ block: 'nearest' })
}

/** Controls by how many hazards rest on each, and what falls back if the chosen one fails. */
export function ControlMap(props: {
  /** The control chosen; the most shared one where none is. */
  chosenId: string | undefined
  onChoose: (id: string) => void
  onStepBack: () => void
}) {
  const { projectId, assessed, context, snapshot } = useProject()
  const navigate = useNavigate()
  const whole = useRef<HTMLDivElement>(null)
  const [all, setAll] = useState(false)
  const shared = useMemo(
    () => sharedControls({ assessed, context, controls: snapshot.records.control }),
    [assessed, context, snapshot.records.control],
  )
  const chosen = shared.find(({ control }) => control.id === props.chosenId) ?? shared[0]
  const picture = useMemo(
    () => chosen && failurePicture(chosen.control, ifItFails(chosen.control, assessed, context), ROOM),
    [chosen, assessed, context],
  )
  const shown = all ? shared : shared.slice(0, FIRST)
  const most = shared[0]?.hazards ?? 1

  // The page opens with the focus in the list, where its arrows act.
  const firstId = chosen?.control.id
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current || firstId === undefined) return
    begun.current = true
    focusLine(whole.current, firstId)
  }, [firstId])

  function hearLine(event: KeyboardEvent, index: number): void {
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: shown.length - 1 }[event.key]
    if (event.key === 'ArrowRight' || event.key === 'Enter') {
      event.preventDefault()
      focusPart(whole.current, 'control')
      return
    }
    const next = to === undefined ? undefined : shown[to]
    if (to === undefined) return
    event.preventDefault()
    if (next === undefined) return
    props.onChoose(next.control.id)
    focusLine(whole.current, next.control.id)
  }

  function hear(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    if (event.key !== 'Escape' || event.defaultPrevented) return
    if (target.getAttribute('aria-expanded') === 'true' || target.closest('[role="dialog"], [role="menu"]') !== null)
      return
    event.stopPropagation()
    if (target.closest('[data-picture-part]') !== null && chosen) focusLine(whole.current, chosen.control.id)
    else props.onStepBack()
  }

  function openPart({ standsFor }: GroupShape): void {
    if (standsFor.hazardId !== undefined) {
      const search = { hazard: standsFor.hazardId, view: 'pane' as const }
      void navigate({ to: '/projects/$projectId/hazards', params: { projectId }, search })
    } else if (standsFor.controlId !== undefined) {
      const search = { record: standsFor.controlId }
      void navigate({ to: '/projects/$projectId/controls', params: { projectId }, search })
    }
  }

  const none = snapshot.records.control.length - shared.length
  return (
    // Escape is heard from whatever inside has the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={whole} className={classes.whole} onKeyDown={hear}>
      <PageHeader
        title="Control map"
        actions={
          <Button
            variant="default"
            title="Escape"
            leftSection={<IconArrowLeft size={14} aria-hidden />}
            onClick={props.onStepBack}
          >
            Back to the register
          </Button>
        }
      >
        <span className={classes.note}>
          {formatCount(shared.length, 'control')} that hazards rest on, the most shared first
          {none > 0 && `; not shown: ${formatNumber(none)} that no hazard rests on`}
        </span>
      </PageHeader>
      {chosen === undefined || picture === undefined ? (
        <EmptyState>No control is linked to a hazard yet. Link controls to causes in the hazards’ panes.</EmptyState>
      ) : (
        <SplitPane
          name="control-map"
          first={58}
          list={
            <div className={classes.lines}>
              {/* A list of lines that are chosen by arrows, with drawn bars: HTML's select holds words alone. */}
              {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
              <div role="listbox" aria-label="Controls by how many hazards rest on them">
                {shown.map(({ control, hazards }, index) => (
                  <div
                    key={control.id}
                    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it holds a drawn bar
                    role="option"
                    aria-selected={control.id === chosen.control.id}
                    tabIndex={control.id === chosen.control.id ? 0 : -1}
                    data-control-line={control.id}
                    className={classes.line}
                    onClick={() => props.onChoose(control.id)}
                    onKeyDown={(event) => hearLine(event, index)}
                  >
                    <span className={classes.name}>
                      <span className={classes.number}>{control.number}</span> {control.name}
                    </span>
                    <span className={classes.state}>
                      <StateMark state={stateOf(control)} />
                    </span>
                    <span className={classes.barRoom} aria-hidden>
                      <span className={classes.bar} style={{ width: `${(100 * hazards) / most}%` }} />
                    </span>
                    <span className={classes.count}>
                      {formatNumber(hazards)}
                      <span className={classes.hidden}>{hazards === 1 ? ' hazard' : ' hazards'}</span>
                    </span>
                  </div>
                ))}
              </div>
              {shown.length < shared.length && (
                <Button variant="subtle" onClick={() => setAll(true)}>
                  Show {formatCount(shared.length - shown.length, 'more control')}
                </Button>
              )}
            </div>
          }
          pane={
            <div className={classes.falls}>
              <div className={classes.over}>
                <h2>If {chosen.control.number} fails</h2>
                <p className={classes.note}>
                  What falls back by the rules of the log. They do not say how bad a failure would be: each hazard has
                  to be looked at. {EVIDENCED_LEGEND}
                </p>
              </div>
              <DiagramView
                picture={picture}
                first="control"
                onOpen={openPart}
                actions={<SavePicture picture="control-map" />}
              />
            </div>
          }
        />
      )}
    </div>
  )
}
