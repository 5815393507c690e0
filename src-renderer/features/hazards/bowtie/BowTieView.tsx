import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconChevronDown, IconChevronUp, IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { bowTiePictures } from '../../../../src-shared/diagrams/bow-tie.ts'
import { changePicture } from '../../../../src-shared/diagrams/change.ts'
import { hazardsByControl } from '../../../../src-shared/diagrams/log-input.ts'
import type { GroupShape } from '../../../../src-shared/diagrams/picture.ts'
import { DiagramView } from '../../../components/diagram/DiagramView.tsx'
import { focusPart } from '../../../components/diagram/PictureDrawing.tsx'
import { useLetterKeys } from '../../../components/letter-keys.ts'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { SplitPane } from '../../../components/SplitPane.tsx'
import { isShortcut } from '../../../components/shortcuts.ts'
import { useProject } from '../../../project/project-context.ts'
import { SavePicture } from '../../../project/SavePicture.tsx'
import type { HazardRow } from '../list/rows.ts'
import { leadTo } from '../pane/place.tsx'
import classes from './bowtie.module.css'
import { type FieldPlace, linkingPlace, newCausePlace, placeOfPart } from './place-of-part.ts'

/** Width at which the bow-tie is laid out, in points; never divided, the screen scrolls. */
const SCREEN = { width: 800, height: Number.POSITIVE_INFINITY }
const CHANGE = { width: 600, height: Number.POSITIVE_INFINITY }

/**
 * A hazard as a bow-tie, filling the page. A part that is opened is edited in the hazard's pane beside it, and the
 * picture follows. Give it the hazard's id as `key`.
 */
export function BowTieView(props: {
  row: HazardRow
  /** The hazard beside the picture, while something of it is open. */
  pane: ReactNode
  /** What of it is open. */
  place: FieldPlace | null
  neighbours: { before: string | null; after: string | null }
  onPlace: (place: FieldPlace) => void
  onStepBack: () => void
  onHazard: (id: string) => void
}) {
  const { row, place } = props
  const { hazard, risk } = row
  const { snapshot, context, canWrite } = useProject()
  const [letters] = useLetterKeys()
  const whole = useRef<HTMLDivElement>(null)
  const [last, setLast] = useState('hazard')
  const sharing = useMemo(() => hazardsByControl(snapshot.records.hazard), [snapshot.records.hazard])
  const [picture] = useMemo(
    () => bowTiePictures({ hazard, risk, context, sharing }, SCREEN),
    [hazard, risk, context, sharing],
  )
  const change = useMemo(
    () => changePicture({ hazard, risk, context, sharing }, CHANGE),
    [hazard, risk, context, sharing],
  )
  const [wantsChange, setWantsChange] = useState(false)
  const isChange = wantsChange && change !== null
  const shown = isChange ? change : picture
  const isBeside = place !== null

  // The focus is in the picture unless a field is open beside it; where one was closed it goes back to its part.
  useEffect(() => {
    if (!isBeside && !focusPart(whole.current, last) && !focusPart(whole.current, 'hazard')) {
      focusPart(whole.current, 'initial')
    }
  }, [isBeside, last])

  function open(to: FieldPlace): void {
    const article = whole.current?.querySelector<HTMLElement>('article')
    // The same once more: the pane has it open already, the focus goes back to it.
    if (article && place?.field === to.field && place.part === to.part) leadTo(article, to.field, to.part ?? null)
    else props.onPlace(to)
  }

  function openPart(part: GroupShape): void {
    setLast(part.id)
    open(placeOfPart(part))
  }

  function hearPart(event: KeyboardEvent, part: GroupShape): void {
    if (!canWrite || hazard.archived !== null) return
    const to = isShortcut(event, 'bow-tie-cause', { letters })
      ? newCausePlace
      : isShortcut(event, 'bow-tie-control', { letters })
        ? linkingPlace(part)
        : null
    if (to === null) return
    event.preventDefault()
    setLast(part.id)
    open(to)
  }

  function hear(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    if (event.key !== 'Escape' || event.defaultPrevented) return
    if (target.getAttribute('aria-expanded') === 'true' || target.closest('[role="dialog"], [role="menu"]') !== null)
      return
    event.stopPropagation()
    props.onStepBack()
  }

  const { before, after } = props.neighbours
  return (
    // Escape is heard from whatever inside has the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={whole} className={classes.whole} onKeyDown={hear}>
      <PageHeader
        title={`Bow-tie of ${hazard.number}`}
        actions={
          <>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={before === null}
              aria-label="Bow-tie of the hazard before"
              onClick={() => before !== null && props.onHazard(before)}
            >
              <IconChevronUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={after === null}
              aria-label="Bow-tie of the hazard after"
              onClick={() => after !== null && props.onHazard(after)}
            >
              <IconChevronDown size={16} aria-hidden />
            </ActionIcon>
            <Button
              variant="default"
              title="Escape"
              leftSection={<IconArrowLeft size={14} aria-hidden />}
              onClick={props.onStepBack}
            >
              {isBeside ? 'Close the hazard' : 'Back to the hazard'}
            </Button>
          </>
        }
      >
        <span className={classes.name} title={hazard.name}>
          {hazard.name}
        </span>
      </PageHeader>
      <SplitPane
        name="bow-tie"
        first={42}
        list={
          shown && (
            <DiagramView
              picture={shown}
              first={isChange ? 'initial' : 'hazard'}
              chosen={isBeside ? last : undefined}
              onOpen={openPart}
              onKey={hearPart}
              actions={
                <>
                  {canWrite && hazard.archived === null && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      title="c or Alt+C in the picture"
                      leftSection={<IconPlus size={14} aria-hidden />}
                      onClick={() => open(newCausePlace)}
                    >
                      Add a cause
                    </Button>
                  )}
                  {change !== null && (
                    <Button
                      variant={isChange ? 'filled' : 'default'}
                      size="compact-sm"
                      aria-pressed={isChange}
                      onClick={() => setWantsChange(!isChange)}
                    >
                      Initial to residual
                    </Button>
                  )}
                  <SavePicture picture="bow-tie" hazardId={hazard.id} />
                </>
              }
            />
          )
        }
        pane={isBeside && props.pane}
      />
    </div>
  )
}
