import { Button, Radio, Switch } from '@mantine/core'
import { useStatus } from '../api/queries.ts'
import { KeyHint } from '../components/KeyHint.tsx'
import { Section } from '../components/Section.tsx'
import classes from './comfort.module.css'
import { type Comfort, textSizes, useComfort } from './comfort.ts'
import { OwnWords } from './OwnWords.tsx'

const COLOURS: { colours: Comfort['colours']; word: string }[] = [
  { colours: 'system', word: 'As the system has it' },
  { colours: 'light', word: 'Light' },
  { colours: 'dark', word: 'Dark' },
  { colours: 'contrast-light', word: 'High contrast, light' },
  { colours: 'contrast-dark', word: 'High contrast, dark' },
]

/** Colours, text size and spelling of the person working; each choice shows at once and is kept. */
export function ComfortSettings() {
  const [comfort, change] = useComfort()
  const inWindow = useStatus().data?.host === 'desktop'
  return (
    <>
      <Section title="Colours">
        <Radio.Group aria-label="Colours" value={comfort.colours} onChange={(colours) => change({ colours })}>
          <div className={classes.choices}>
            {COLOURS.map(({ colours, word }) => (
              <Radio key={colours} value={colours} label={word} />
            ))}
          </div>
        </Radio.Group>
        <p className={classes.note}>
          The system’s choice is followed for light and dark, for more contrast, and for colours and motion of its own.
        </p>
      </Section>
      <Section title="Text size">
        <Radio.Group
          aria-label="Text size"
          value={String(comfort.textSize)}
          onChange={(size) => change({ textSize: Number(size) as Comfort['textSize'] })}
        >
          <div className={classes.line}>
            {textSizes.map((size) => (
              <Radio key={size} value={String(size)} label={size === 100 ? '100 %, usual' : `${size} %`} />
            ))}
          </div>
        </Radio.Group>
        <p className={classes.note}>
          Rows and fields grow with the text. The whole {inWindow ? 'window' : 'page'} is zoomed with{' '}
          <KeyHint keys="Ctrl +" /> and <KeyHint keys="Ctrl −" />; <KeyHint keys="Ctrl 0" /> brings it back.
        </p>
      </Section>
      <Section title="Spelling">
        <Switch
          size="xs"
          checked={comfort.spelling}
          onChange={(event) => change({ spelling: event.currentTarget.checked })}
          label="Underline misspelt words"
          description={
            inWindow
              ? 'British English, from a dictionary that comes with the product; nothing is looked up anywhere else.'
              : 'By the browser, with its own languages and its own dictionary.'
          }
        />
        <OwnWords inWindow={inWindow} />
      </Section>
    </>
  )
}

/** The way into the comfort settings from outside a project. */
export function ComfortButton(props: { opened: boolean; onClick: () => void }) {
  return (
    <Button variant="subtle" aria-expanded={props.opened} onClick={props.onClick}>
      Colours, text size, spelling
    </Button>
  )
}
