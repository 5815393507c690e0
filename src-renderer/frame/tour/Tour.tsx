import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { onEvent } from '../../api/api.ts'
import { announce } from '../../components/announce.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { keysOf } from '../../components/shortcuts.ts'
import { useProject } from '../../project/project-context.ts'
import { type Spot, spotBeside } from './spot.ts'
import { type TourScene, type TourStep, tourSteps } from './steps.ts'
import classes from './tour.module.css'
import type { useTour } from './use-tour.ts'

/** How often the tour looks where its thing stands now, in milliseconds: pages scroll and panes open under it. */
const LOOK = 250

/** Where the step's thing is shown, followed while it moves; null where it is not shown. */
function useSpot(step: TourStep): Spot | null {
  const [spot, setSpot] = useState<Spot | null>(null)
  useEffect(() => {
    const look = () =>
      setSpot((last) => {
        const now = spotBeside(step.beside)
        return JSON.stringify(now) === JSON.stringify(last) ? last : now
      })
    look()
    const timer = setInterval(look, LOOK)
    return () => clearInterval(timer)
  }, [step])
  return spot
}

/** What a step watches, as it stands now. */
function useScene(undone: boolean, paletteOpen: boolean): TourScene {
  const { snapshot } = useProject()
  const { pathname, search } = useLocation()
  const [building, setBuilding] = useState(false)
  useEffect(() => onEvent('progress', () => setBuilding(true)), [])
  return { snapshot, pathname, search: search as TourScene['search'], palette: paletteOpen, building, undone }
}

function Step(props: { step: TourStep; tour: ReturnType<typeof useTour>; undone: boolean; paletteOpen: boolean }) {
  const { step, tour } = props
  const { projectId, snapshot } = useProject()
  const navigate = useNavigate()
  const scene = useScene(props.undone, props.paletteOpen)
  const [begun] = useState(scene)
  // Once done it stays done, whatever is undone afterwards.
  const [done, setDone] = useState(false)
  const isDone = done || step.done(scene, begun)
  const spot = useSpot(step)
  const panel = useRef<HTMLElement>(null)
  const words = `Step ${tour.at + 1} of ${tourSteps.length}: ${step.title}`

  if (isDone && !done) setDone(true)
  useEffect(() => {
    if (isDone && step.task !== null) announce(`Done: ${step.title}.`)
  }, [isDone, step])

  function show(): void {
    const params = { projectId }
    const hazard = snapshot.records.hazard.find(({ number }) => number === step.hazard)?.id
    if (step.page === 'overview') void navigate({ to: '/projects/$projectId/overview', params })
    else if (step.page === 'checks') void navigate({ to: '/projects/$projectId/checks', params })
    else if (step.page === 'documents') void navigate({ to: '/projects/$projectId/documents', params })
    else if (step.page === 'hazards') {
      const search = hazard === undefined ? {} : { hazard, view: 'page' as const, field: step.field }
      void navigate({ to: '/projects/$projectId/hazards', params, search })
    }
  }
  const isOnPage = step.page === null || scene.pathname.endsWith(`/${step.page}`)
  const isHere =
    isOnPage &&
    (step.page === null ||
      ((step.hazard === undefined || scene.search.hazard !== undefined) &&
        // The field that it speaks of may be further down the page.
        (step.field === undefined || isDone || spot?.place === 0)))

  function hear(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    tour.leave()
  }

  return (
    <>
      {spot !== null && isOnPage && (
        <div
          aria-hidden
          className={classes.ring}
          style={{ top: spot.top, left: spot.left, width: spot.width, height: spot.height }}
        />
      )}
      {/* Escape leaves the tour from whatever inside it has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <aside
        ref={panel}
        aria-label={`Tour, step ${tour.at + 1} of ${tourSteps.length}`}
        className={classes.panel}
        style={spot !== null && isOnPage ? spot.panel : undefined}
        onKeyDown={hear}
        data-tour={step.id}
      >
        <div className={classes.head}>
          <h2 tabIndex={-1}>{step.title}</h2>
          <span className={classes.count}>
            {tour.at + 1} of {tourSteps.length}
          </span>
          <ActionIcon variant="subtle" color="gray" aria-label="Leave the tour" onClick={tour.leave}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
        <p>{step.text}</p>
        {step.task !== null && (
          <p className={classes.task}>
            <span aria-hidden>{isDone ? '● ' : '○ '}</span>
            {step.task}
            {isDone && <strong> Done.</strong>}
          </p>
        )}
        <div className={classes.foot}>
          {!isHere && (
            <Button size="xs" onClick={show}>
              Show me
            </Button>
          )}
          {tour.at > 0 && (
            <Button size="xs" variant="default" onClick={() => tour.move(tour.at - 1)}>
              Back
            </Button>
          )}
          <Button size="xs" variant={isDone && isHere ? 'filled' : 'default'} onClick={() => tour.move(tour.at + 1)}>
            {tour.at + 1 === tourSteps.length ? 'End the tour' : isDone ? 'Next' : 'Skip'}
          </Button>
          <span className={classes.keys}>
            <KeyHint keys={keysOf('tour')[0] ?? ''} /> comes back here
          </span>
        </div>
        <output className={classes.spoken}>{words}</output>
      </aside>
    </>
  )
}

/** The tour, beside the thing it speaks of; never in the way of working, left and taken up at any time. */
export function Tour(props: { tour: ReturnType<typeof useTour>; undone: boolean; paletteOpen: boolean }) {
  const { tour } = props
  if (tour.step === null) return null
  return <Step key={tour.step.id} step={tour.step} {...props} />
}

/** Puts the focus on the tour, where it is open. */
export function focusTour(): void {
  document.querySelector<HTMLElement>('[data-tour] h2')?.focus()
}
