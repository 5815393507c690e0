import { useMemo, useState } from 'react'
import { ok } from '../../../src-shared/domain/result.ts'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { LinkEvidenceTick } from '../../project/LinkEvidenceTick.tsx'
import { useProject } from '../../project/project-context.ts'

/** A piece of evidence for several links of one control, each ticked by itself; judging them is another matter. */
export function UseForLinks(props: { evidenceId: string }) {
  const { evidenceId } = props
  const { snapshot } = useProject()
  const [controlId, setControlId] = useState<string | null>(null)
  const hazards = useMemo(
    () => snapshot.records.hazard.filter(({ archived }) => archived === null),
    [snapshot.records.hazard],
  )
  const linked = useMemo(() => new Set(hazards.flatMap(({ links }) => links.map((link) => link.controlId))), [hazards])
  const controls = snapshot.records.control.filter(({ id, archived }) => archived === null && linked.has(id))
  if (controls.length === 0) return null
  return (
    <Section title="Use as evidence of effectiveness">
      <SelectField
        label="Control"
        hint="Ticking adds the evidence to that link. Whether the control is effective there is judged on each link."
        placeholder="Choose the control"
        searchable
        value={controlId}
        choices={controls.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }))}
        onSave={async (id) => {
          setControlId(id)
          return ok(null)
        }}
      />
      {controlId !== null && (
        <fieldset className={record.ticks}>
          <legend>Use as evidence of effectiveness for</legend>
          {hazards.flatMap((hazard) =>
            hazard.links
              .filter((link) => link.controlId === controlId)
              .map((link) => <LinkEvidenceTick key={link.id} hazard={hazard} link={link} evidenceId={evidenceId} />),
          )}
        </fieldset>
      )}
    </Section>
  )
}
