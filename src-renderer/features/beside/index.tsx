import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { BESIDE, type BesideKind } from '../../project/use-beside.ts'
import classes from './beside.module.css'
import { ControlRegister } from './ControlRegister.tsx'
import { EvidenceReader } from './EvidenceReader.tsx'
import { HazardReader } from './HazardReader.tsx'

export interface BesideProps {
  /** Id of the record shown, or null for the list. */
  recordId: string | null
  onShow: (id: string | null) => void
  /** The hazard that the page beside shows, or null. */
  hazardId: string | null
}

const parts = { controls: ControlRegister, hazards: HazardReader, evidence: EvidenceReader } as const

function isKind(word: string): word is BesideKind {
  return word in BESIDE
}

/**
 * A second place beside the page: the control register, a hazard or a piece of evidence, to be read while the page is
 * worked in. Escape goes from a record to its list and from there away; Alt+J goes between the page and here.
 */
export function Beside(props: {
  /** `controls`, `hazards`, `evidence`, with `:ID` of the record shown. */
  value: string
  onChange: (value: string | undefined) => void
  hazardId: string | null
}) {
  const [word = '', recordId = null] = props.value.split(':')
  const kind: BesideKind = isKind(word) ? word : 'controls'
  const Part = parts[kind]
  const whole = useRef<HTMLElement>(null)
  const came = useRef<Element | null>(null)

  // It is asked for by name, so it takes the focus; what had it gets it back.
  useEffect(() => {
    came.current = document.activeElement
    whole.current?.querySelector<HTMLElement>('input, h2')?.focus()
    return () => {
      const back = came.current
      if (back instanceof HTMLElement && back.isConnected) back.focus()
      else document.getElementById('main')?.focus()
    }
  }, [])

  useEffect(() => {
    function cross(event: globalThis.KeyboardEvent): void {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyJ') return
      event.preventDefault()
      const here = whole.current
      if (here === null) return
      if (here.contains(document.activeElement)) {
        const back = came.current
        if (back instanceof HTMLElement && back.isConnected && !here.contains(back)) back.focus()
        else document.getElementById('main')?.focus()
      } else {
        came.current = document.activeElement
        here.querySelector<HTMLElement>('input, h2')?.focus()
      }
    }
    document.addEventListener('keydown', cross)
    return () => document.removeEventListener('keydown', cross)
  }, [])

  function hear(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    const target = event.target as HTMLElement
    if (target.getAttribute('aria-expanded') === 'true') return
    if (target instanceof HTMLInputElement && target.value !== '') return
    event.stopPropagation()
    if (recordId === null) props.onChange(undefined)
    else {
      props.onChange(kind)
      requestAnimationFrame(() => whole.current?.querySelector<HTMLElement>('input')?.focus())
    }
  }

  return (
    // Escape is heard from whatever inside has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside ref={whole} aria-label={`Beside the page: ${BESIDE[kind]}`} className={classes.beside} onKeyDown={hear}>
      <div className={classes.head}>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a choice of what stands here, at a glance */}
        <div role="group" aria-label="What stands beside the page" className={classes.kinds}>
          {(Object.keys(BESIDE) as BesideKind[]).map((each) => (
            <button key={each} type="button" aria-pressed={each === kind} onClick={() => props.onChange(each)}>
              {BESIDE[each]}
            </button>
          ))}
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Close what stands beside the page"
          onClick={() => props.onChange(undefined)}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      <Part
        recordId={recordId}
        onShow={(id) => props.onChange(id === null ? kind : `${kind}:${id}`)}
        hazardId={props.hazardId}
      />
    </aside>
  )
}
