import { Modal, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { formatCount } from '../../src-shared/format/numbers.ts'
import { useProject } from '../project/project-context.ts'
import classes from './dialogs.module.css'
import { findMeanings, meaningsOf } from './words.ts'

/** What the words of the standards, of the project's scheme and of this product mean, each with its source. */
export function WordsDialog(props: { opened: boolean; onClose: () => void }) {
  const { pack, snapshot } = useProject()
  const { scheme, standards } = snapshot.project
  const [query, setQuery] = useState('')
  const all = useMemo(() => meaningsOf(pack, scheme, standards), [pack, scheme, standards])
  const groups = findMeanings(all, query)
  const count = groups.reduce((sum, { meanings }) => sum + meanings.length, 0)
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      onExitTransitionEnd={() => setQuery('')}
      title="What the words mean"
      size={760}
    >
      <TextInput
        label="Find a word"
        data-autofocus
        spellCheck={false}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <output className={classes.count}>{count === 0 ? 'No such word here.' : formatCount(count, 'word')}</output>
      {groups.map(({ title, meanings }) => (
        <section key={title} className={classes.words}>
          <h3>{title}</h3>
          <dl>
            {meanings.map(({ term, meaning, source, unsure }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>
                  {meaning}
                  <span className={classes.source}>
                    {source}
                    {unsure !== '' && <em> – {unsure}</em>}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
