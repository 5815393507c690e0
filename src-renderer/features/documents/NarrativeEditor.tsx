import { Button, Menu, Textarea } from '@mantine/core'
import { type FocusEvent, useRef } from 'react'
import type { OutlineSection } from '../../../src-shared/domain/standards-pack.ts'
import { type LiveValues, liveFields, liveTableTitles } from '../../../src-shared/format/live-fields.ts'
import { FieldFrame } from '../../components/FieldFrame.tsx'
import { useFieldSettings } from '../../components/field-settings.ts'
import { type OnSave, useSavedValue } from '../../components/use-saved-value.ts'
import classes from './documents.module.css'
import { Preview } from './Preview.tsx'

/** A menu of things to put into the text where the caret stands. */
function InsertMenu(props: {
  word: string
  items: readonly { token: string; title: string; now: string }[]
  onInsert: (token: string) => void
}) {
  return (
    <Menu position="bottom-start" width={360} transitionProps={{ duration: 0 }} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default">{props.word}</Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu ?? ''}>
        {props.items.map(({ token, title, now }) => (
          <Menu.Item
            key={token}
            onClick={() => props.onInsert(token)}
            rightSection={now === '' ? null : <span className={classes.now}>{now}</span>}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The text of a section, with live figures and tables put in by menu, and under it what the document will say. */
export function NarrativeEditor(props: {
  section: OutlineSection
  label: string
  text: string
  /** What the document says where nothing is written. */
  withoutText: string
  values: LiveValues
  onSave: OnSave<string>
}) {
  const { readOnly } = useFieldSettings()
  const saved = useSavedValue(props.text, props.onSave, (a, b) => a.trim() === b.trim())
  const area = useRef<HTMLTextAreaElement>(null)

  /** Saves as text and menus are left; going from the one to the other is not leaving (saving takes off end spaces). */
  function leave(event: FocusEvent<HTMLElement>): void {
    const to = event.relatedTarget
    if (to !== null && (event.currentTarget.contains(to) || to.closest('[role="menu"]') !== null)) return
    saved.leave()
  }

  /** Puts a token where the caret stands, or in place of what is marked, and the caret after it. */
  function insert(token: string, around = ''): void {
    const from = area.current?.selectionStart ?? saved.shown.length
    const to = area.current?.selectionEnd ?? from
    const before = saved.shown.slice(0, from)
    const after = saved.shown.slice(to)
    const lead = before === '' || before.endsWith(around) ? '' : around
    const trail = after.startsWith(around) ? '' : around
    saved.type(`${before}${lead}${token}${trail}${after}`)
    const caret = before.length + lead.length + token.length + trail.length
    // The menu gives the focus back to its button first.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        area.current?.focus()
        area.current?.setSelectionRange(caret, caret)
      }),
    )
  }

  const fields = liveFields(props.values.scheme).map(({ token, title, value }) => ({
    token: `[[${token}]]`,
    title,
    now: value(props.values),
  }))
  const tables = Object.entries(liveTableTitles).map(([key, title]) => ({
    token: `[[table:${key}]]`,
    title,
    now: props.section.tables.includes(key) ? 'of this section' : '',
  }))
  return (
    <div onBlur={leave}>
      <FieldFrame
        label={props.label}
        error={saved.error}
        hint="Blank lines part paragraphs; lines that begin with a dash make a list. Saved as you leave it."
      >
        {({ id, describedBy }) => (
          <Textarea
            ref={area}
            id={id}
            aria-describedby={describedBy}
            autosize
            minRows={8}
            maxRows={24}
            spellCheck
            value={saved.shown}
            readOnly={readOnly}
            error={saved.error !== ''}
            onChange={(event) => saved.type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.ctrlKey) saved.leave()
              if (event.key !== 'Escape' || !saved.changed) return
              event.stopPropagation()
              saved.restore()
            }}
          />
        )}
      </FieldFrame>
      {!readOnly && (
        <div className={classes.inserts}>
          <InsertMenu word="Insert a live figure" items={fields} onInsert={(token) => insert(token)} />
          <InsertMenu word="Insert a table" items={tables} onInsert={(token) => insert(token, '\n\n')} />
        </div>
      )}
      <Preview text={saved.shown} values={props.values} tables={props.section.tables} withoutText={props.withoutText} />
    </div>
  )
}
