import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { type Control, stateOf } from '../../../../src-shared/domain/control.ts'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { useCommand } from '../../../api/commands.ts'
import { StateMark } from '../../../components/Marks.tsx'
import { failureText } from '../../../components/use-saved-value.ts'
import { useProject } from '../../../project/project-context.ts'
import classes from './pane.module.css'

const NEW = 'new'
const MOST = 8

/** Controls that hold all words typed, those whose number begins with them first. */
function found(controls: readonly Control[], text: string): Control[] {
  const wanted = text.trim().toLowerCase()
  const words = wanted.split(/\s+/).filter(Boolean)
  const fits = controls.filter((one) => {
    const all = `${one.number} ${one.name} ${one.description}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
  const first = (one: Control) =>
    one.number.toLowerCase().startsWith(wanted) || one.number.toLowerCase().endsWith(wanted)
  return wanted === '' ? fits : [...fits.filter(first), ...fits.filter((one) => !first(one))]
}

/**
 * One field that links a control: by number or words of one that exists, or a new one of the name typed. It answers
 * the causes named, or the hazard as a whole where none is. Enter links and stays for the next.
 */
export function LinkControl(props: {
  hazard: Hazard
  causeIds: string[]
  /** What the control will answer, for the field's name. */
  answers: string
  /** Controls that answer it already. */
  linked: ReadonlySet<string>
  onLinked?: () => void
}) {
  const { hazard, causeIds, linked } = props
  const { projectId, snapshot } = useProject()
  const run = useCommand()
  const [text, setText] = useState('')
  const [said, setSaid] = useState('')
  const [error, setError] = useState('')
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() })
  const controls = snapshot.records.control
  const offered = useMemo(
    () =>
      found(
        controls.filter((one) => one.archived === null && !linked.has(one.id)),
        text,
      ).slice(0, MOST),
    [controls, linked, text],
  )
  const wanted = text.trim()
  const known = offered.some((one) => one.name.toLowerCase() === wanted.toLowerCase())

  async function link(option: string): Promise<void> {
    list.closeDropdown()
    const answer =
      option === NEW
        ? await run(
            'control.create',
            { projectId, values: { name: wanted }, link: { hazardId: hazard.id, causeIds } },
            { quiet: true },
          )
        : await run('link.add', { hazardId: hazard.id, controlId: option, causeIds }, { quiet: true })
    if (!answer.ok) {
      setError(failureText(answer.error))
      return
    }
    setText('')
    setError('')
    setSaid(`${answer.value.number ?? 'The control'} linked to ${props.answers}.`)
    props.onLinked?.()
  }

  return (
    <Combobox store={list} withinPortal={false} onOptionSubmit={(option) => void link(option)}>
      <Combobox.Target>
        <TextInput
          className={classes.linkField ?? ''}
          aria-label={`Link a control to ${props.answers}`}
          placeholder="Link a control, or write a new one"
          value={text}
          error={error === '' ? false : error}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setError('')
            setSaid('')
            list.openDropdown()
            requestAnimationFrame(() => list.selectFirstOption())
          }}
          onClick={() => list.openDropdown()}
          onBlur={() => list.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            if (list.dropdownOpened) {
              event.stopPropagation()
              list.closeDropdown()
            } else if (text !== '') {
              event.stopPropagation()
              setText('')
            }
          }}
        />
      </Combobox.Target>
      <output className={classes.saidOnly}>{said}</output>
      <Combobox.Dropdown hidden={offered.length === 0 && wanted === ''} className={classes.linkList ?? ''}>
        <Combobox.Options aria-label="Controls">
          {offered.map((one) => (
            <Combobox.Option key={one.id} value={one.id}>
              <span className={classes.option}>
                <span className={classes.number}>{one.number}</span>
                <span className={classes.optionName}>{one.name}</span>
                <StateMark state={stateOf(one)} short />
              </span>
            </Combobox.Option>
          ))}
          {wanted !== '' && !known && <Combobox.Option value={NEW}>New control “{wanted}”</Combobox.Option>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
