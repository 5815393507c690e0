import { Button, CloseButton } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { z } from 'zod'
import { usePreference } from '../api/preferences.ts'
import { EntryField } from '../components/EntryField.tsx'
import classes from './comfort.module.css'

const spellingSchema = z.object({ words: z.array(z.string()) })
const NONE = { words: [] as string[] }

/** The person's own dictionary: words that the spell check of the window takes as right. */
export function OwnWords({ inWindow }: { inWindow: boolean }) {
  const [{ words }, keep] = usePreference('spelling', spellingSchema, NONE)
  const [word, setWord] = useState('')
  const [error, setError] = useState('')

  function add(event: FormEvent): void {
    event.preventDefault()
    const wrong = whyNot(word, words)
    setError(wrong)
    if (wrong !== '') return
    keep({ words: [...words, word.trim()].toSorted((a, b) => a.localeCompare(b, 'en-GB')) })
    setWord('')
  }

  return (
    <div className={classes.own}>
      <h3>My dictionary</h3>
      <p className={classes.note}>
        {inWindow
          ? 'Names of drugs, systems and wards that are spelt right. A word is also added from the menu on it.'
          : 'These words count in the desktop window; the browser has its own dictionary.'}
      </p>
      {words.length === 0 ? (
        <p className={classes.note}>No word was added yet.</p>
      ) : (
        <ul className={classes.words} aria-label="My dictionary">
          {words.map((one) => (
            <li key={one}>
              <span>{one}</span>
              <CloseButton
                size="sm"
                aria-label={`Take ${one} out of my dictionary`}
                onClick={() => keep({ words: words.filter((other) => other !== one) })}
              />
            </li>
          ))}
        </ul>
      )}
      <form className={classes.add} onSubmit={add} noValidate>
        <EntryField
          label="New word"
          value={word}
          error={error}
          spelling={false}
          onChange={(text) => {
            setWord(text)
            setError('')
          }}
        />
        <Button type="submit" variant="default">
          Add
        </Button>
      </form>
    </div>
  )
}

/** Why a word cannot be added, or empty. Chromium checks word by word, so that two would never be met. */
function whyNot(text: string, words: readonly string[]): string {
  const word = text.trim()
  if (word === '') return 'Write a word.'
  if (/\s/.test(word)) return 'Add one word at a time.'
  if (word.length > 60) return 'A word has at most 60 characters.'
  if (words.length >= 5_000) return 'The dictionary holds 5,000 words at most. Take some out first.'
  return words.includes(word) ? `${word} is there already.` : ''
}
