import { useState } from 'react'
import { ok } from '../../../src-shared/domain/result.ts'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { LinkEvidenceTick } from '../../project/LinkEvidenceTick.tsx'
import { useProject } from '../../project/project-context.ts'
import type { LinkOnHazard } from './control-rows.ts'

/** One piece of evidence for several links of a control, each ticked by itself; judging them is another matter. */
export function EvidenceForLinks(props: { links: LinkOnHazard[] }) {
  const { snapshot } = useProject()
  const [evidenceId, setEvidenceId] = useState<string | null>(null)
  const pieces = snapshot.records.evidence.filter(({ archived }) => archived === null)
  if (props.links.length === 0 || pieces.length === 0) return null
  return (
    <Section title="Use evidence for several links">
      <SelectField
        helpKey="link.evidence"
        label="Evidence of effectiveness"
        hint="Ticking adds the evidence to that link. Whether the control is effective there is judged on each link."
        placeholder="Choose the evidence"
        searchable
        value={evidenceId}
        choices={pieces.map(({ id, title }) => ({ value: id, label: title }))}
        onSave={async (id) => {
          setEvidenceId(id)
          return ok(null)
        }}
      />
      {evidenceId !== null && (
        <fieldset className={record.ticks}>
          <legend>Use as evidence of effectiveness for</legend>
          {props.links.map(({ hazard, link }) => (
            <LinkEvidenceTick key={`${evidenceId} ${link.id}`} hazard={hazard} link={link} evidenceId={evidenceId} />
          ))}
        </fieldset>
      )}
    </Section>
  )
}
