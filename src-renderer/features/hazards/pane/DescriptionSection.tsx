import { useMemo } from 'react'
import { type Hazard, hazardSourceKind } from '../../../../src-shared/domain/hazard.ts'
import { DateField } from '../../../components/DateField.tsx'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { Section } from '../../../components/Section.tsx'
import { choicesOf, SelectField } from '../../../components/SelectField.tsx'
import { SuggestField } from '../../../components/SuggestField.tsx'
import { LongTextField, TextField } from '../../../components/TextField.tsx'
import { useProject } from '../../../project/project-context.ts'
import { useHazardCommands } from './hazard-commands.ts'
import classes from './pane.module.css'
import { Place } from './place.tsx'

/** Words that hazards of the log have in a field, each once. */
function wordsOf(hazards: readonly Hazard[], field: 'category' | 'careSetting' | 'processStep'): string[] {
  return [...new Set(hazards.map((one) => one[field]))].filter((word) => word !== '')
}

/** What the hazard is and what it could do, and where it came from. */
export function DescriptionSection({ hazard }: { hazard: Hazard }) {
  const { snapshot, pack } = useProject()
  const { update } = useHazardCommands(hazard.id)
  const hazards = snapshot.records.hazard
  const used = useMemo(
    () => ({
      category: wordsOf(hazards, 'category'),
      careSetting: wordsOf(hazards, 'careSetting'),
      processStep: wordsOf(hazards, 'processStep'),
    }),
    [hazards],
  )
  return (
    <Section title="Description">
      <Place field="description">
        <LongTextField
          label="Description"
          helpKey="hazard.description"
          value={hazard.description}
          onSave={(description) => update({ description })}
        />
      </Place>
      <Place field="impact">
        <LongTextField
          label="Potential clinical impact"
          helpKey="hazard.impact"
          value={hazard.impact}
          onSave={(impact) => update({ impact })}
        />
      </Place>
      <div className={classes.fields}>
        <Place field="category">
          <SuggestField
            label="Category"
            helpKey="hazard.category"
            value={hazard.category}
            suggestions={[...used.category, ...pack.categories]}
            onSave={(category) => update({ category })}
          />
        </Place>
        <Place field="nextReview">
          <DateField
            label="Next review"
            helpKey="hazard.nextReview"
            value={hazard.nextReview}
            onSave={(nextReview) => update({ nextReview })}
          />
        </Place>
      </div>
      <Disclosure summary="Care setting, process step, where it was raised">
        <div className={classes.fields}>
          <Place field="careSetting">
            <SuggestField
              label="Care setting"
              helpKey="hazard.careSetting"
              value={hazard.careSetting}
              suggestions={[...used.careSetting, ...pack.careSettings]}
              onSave={(careSetting) => update({ careSetting })}
            />
          </Place>
          <Place field="processStep">
            <SuggestField
              label="Clinical process step"
              helpKey="hazard.processStep"
              value={hazard.processStep}
              suggestions={used.processStep}
              onSave={(processStep) => update({ processStep })}
            />
          </Place>
          <Place field="raisedFrom">
            <SelectField
              label="Raised from"
              helpKey="hazard.source"
              value={hazard.raisedFrom}
              choices={choicesOf(hazardSourceKind.options)}
              onSave={(raisedFrom) => update({ raisedFrom: raisedFrom ?? 'not stated' })}
            />
          </Place>
          <Place field="raisedBy">
            <TextField
              label="Raised by"
              helpKey="hazard.raisedBy"
              value={hazard.raisedBy}
              onSave={(raisedBy) => update({ raisedBy })}
            />
          </Place>
          <Place field="raisedOn">
            <DateField
              label="Raised on"
              helpKey="hazard.raisedOn"
              value={hazard.raisedOn}
              onSave={(raisedOn) => update({ raisedOn })}
            />
          </Place>
        </div>
      </Disclosure>
    </Section>
  )
}
