import { Button } from '@mantine/core'
import { useState } from 'react'
import type { RegisterRecord } from '../../../src-shared/domain/registers.ts'
import { useCommand } from '../../api/commands.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { NameDialog } from '../../components/NameDialog.tsx'
import { LongTextField } from '../../components/TextField.tsx'
import { useProject } from '../../project/project-context.ts'
import classes from './documents.module.css'

const kind = 'boardDecision'

function Decision({ decision, number }: { decision: RegisterRecord<'boardDecision'>; number: number }) {
  const { canWrite } = useProject()
  const run = useCommand()
  const [removing, setRemoving] = useState(false)
  const save = (patch: { decision?: string; why?: string }) =>
    run('register.update', { kind, id: decision.id, patch }, { quiet: true })
  return (
    <li className={classes.decision} aria-label={`Decision ${number}`}>
      <LongTextField
        label={`Decision ${number}`}
        helpKey="boardDecision.decision"
        value={decision.decision}
        onSave={(text) => save({ decision: text })}
      />
      <LongTextField
        label="Why, and what follows from yes or no"
        helpKey="boardDecision.why"
        value={decision.why}
        onSave={(why) => save({ why })}
      />
      {canWrite && (
        <Button
          variant="default"
          size="compact-xs"
          aria-label={`Take out decision ${number}`}
          onClick={() => setRemoving(true)}
        >
          Take out…
        </Button>
      )}
      <ConfirmWithReason
        opened={removing}
        onClose={() => setRemoving(false)}
        title={`Take out decision ${number}`}
        action="Take out"
        onConfirm={(reason) => run('register.archive', { kind, id: decision.id, reason }, { quiet: true })}
      >
        <p className={classes.note}>It is archived with the reason and stays in the history.</p>
      </ConfirmWithReason>
    </li>
  )
}

/** The decisions asked of the board, in words a person writes; page one of the report lists them. */
export function BoardDecisions() {
  const { projectId, snapshot, canWrite } = useProject()
  const run = useCommand()
  const [adding, setAdding] = useState(false)
  const decisions = snapshot.records.boardDecision.filter(({ archived }) => archived === null)
  return (
    <section aria-labelledby="decisions-title" className={classes.decisions}>
      <div className={classes.decisionsTop}>
        <h3 id="decisions-title">Decisions asked, as page one lists them</h3>
        {canWrite && (
          <Button variant="default" onClick={() => setAdding(true)}>
            Add a decision
          </Button>
        )}
      </div>
      {decisions.length === 0 ? (
        <p className={classes.dimmed}>Not recorded: page one says so.</p>
      ) : (
        <ol className={classes.plainList}>
          {decisions.map((decision, index) => (
            <Decision key={decision.id} decision={decision} number={index + 1} />
          ))}
        </ol>
      )}
      <NameDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title="Add a decision asked of the board"
        label="The decision, in plain words"
        helpKey="boardDecision.decision"
        action="Add the decision"
        onMake={(decision) =>
          run('register.create', { projectId, kind, values: { decision, why: '' } }, { quiet: true })
        }
      />
    </section>
  )
}
