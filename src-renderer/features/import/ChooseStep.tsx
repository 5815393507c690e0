import { Button, FileButton, Radio, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { StandardId } from '../../../src-shared/domain/project.ts'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { formatSize } from '../../../src-shared/format/numbers.ts'
import { usePeople, useProjects } from '../../api/queries.ts'
import { EntryField } from '../../components/EntryField.tsx'
import { FieldFrame } from '../../components/FieldFrame.tsx'
import { type Folder, folderChosen } from '../../components/folder-files.ts'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { type Change, type Draft, READABLE } from './draft.ts'
import classes from './import.module.css'

const OURS =
  'Its scores come in as imported, not confirmed, without an assessor or a date, until a named person confirms or scores each hazard again. Its existing controls count as existing, all others as additional.'
const SUPPLIERS =
  'Its scores stay beside each hazard, for reading, as the source’s; our own initial and residual stay unscored. In the next step you say of each of its controls whether it is an existing one; what is not ticked, and its training and business process changes, are for us to decide.'

/** What makes the system's dialog choose a folder. */
const FOLDERS: object = { webkitdirectory: '' }

/** First step: the file, the project it goes into, and whose log it is. */
export function ChooseStep(props: {
  draft: Draft
  change: Change
  whose: 'ours' | 'supplier'
  standards: readonly string[]
  busy: boolean
  failure: Failure | null
  onFile: (file: File | Folder) => void
  onNext: () => void
}) {
  const { draft, change, whose } = props
  const projects = useProjects().data ?? []
  const organisations = (usePeople().data?.organisations ?? []).filter(({ archived }) => archived === null)
  const [tried, setTried] = useState(false)

  const wrong = {
    file: draft.file === null ? 'Choose the file.' : '',
    name: draft.into === 'new' && draft.projectName.trim() === '' ? 'Write the name of the project.' : '',
    standard: draft.into === 'new' && draft.standard === null ? 'Choose the standard that the project follows.' : '',
    project: draft.into === 'existing' && draft.projectId === null ? 'Choose the project.' : '',
    supplier: whose === 'supplier' && draft.supplierName.trim() === '' ? 'Write whose log it is.' : '',
  }
  const said = (field: keyof typeof wrong) => (tried ? wrong[field] : '')

  function next(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (Object.values(wrong).every((reason) => reason === '')) props.onNext()
  }

  return (
    <form className={classes.choose} onSubmit={next} noValidate>
      {props.failure && <ProblemPanel failure={props.failure} />}
      <FieldFrame
        helpKey="import.file"
        label="Hazard log"
        labelled={false}
        error={said('file')}
        hint="A workbook (.xlsx, .xlsm), a table (.csv, .tsv), Markdown (.md, or a folder or .zip of pages, one hazard a page) or Word (.docx): its columns are recognised, and yours to correct. Or the package of a whole project (.hazards.json, .hazards.zip), which needs nothing of what is asked below. The file is only read; a copy is kept."
      >
        {({ labelId, describedBy }) => (
          <fieldset className={classes.file} aria-labelledby={labelId} aria-describedby={describedBy}>
            <FileButton onChange={(file) => file && props.onFile(file)} accept={READABLE}>
              {(button) => (
                <Button {...button} variant={draft.file === null ? 'filled' : 'default'} loading={props.busy}>
                  {draft.file === null ? 'Choose a file' : 'Choose another'}
                </Button>
              )}
            </FileButton>
            <FileButton
              onChange={(files) => {
                const folder = folderChosen(files)
                if (folder !== null) props.onFile(folder)
              }}
              multiple
              inputProps={FOLDERS}
            >
              {(button) => (
                <Button {...button} variant="default" disabled={props.busy}>
                  Choose a folder of pages
                </Button>
              )}
            </FileButton>
            <span>
              {draft.file === null
                ? 'or drop either anywhere on this page'
                : `${draft.file.name}, ${formatSize(draft.file.size)}${draft.sent === null ? '' : ', taken in'}`}
            </span>
          </fieldset>
        )}
      </FieldFrame>

      <Radio.Group
        label="Into"
        labelProps={{ className: classes.groupLabel }}
        value={draft.into}
        onChange={(into) => change({ into })}
      >
        <div className={classes.choices}>
          <Radio value="new" label="a new project" />
          <Radio value="existing" label="a project that is here already" disabled={projects.length === 0} />
        </div>
      </Radio.Group>
      {draft.into === 'new' ? (
        <div className={classes.indented}>
          <EntryField
            helpKey="project.name"
            label="Name of the project"
            value={draft.projectName}
            onChange={(projectName) => change({ projectName })}
            error={said('name')}
            required
          />
          <Radio.Group
            label="Standard"
            labelProps={{ className: classes.groupLabel }}
            value={draft.standard ?? ''}
            onChange={(standard) => change({ standard: standard as StandardId })}
          >
            <div className={classes.choices}>
              <Radio value="DCB0129" label="DCB0129, for the manufacturer of a health IT system" />
              <Radio value="DCB0160" label="DCB0160, for the health or care organisation that deploys and uses it" />
            </div>
            <p className={classes.under} aria-live="polite">
              {said('standard')}
            </p>
          </Radio.Group>
        </div>
      ) : (
        <div className={classes.indented}>
          <FieldFrame
            label="Project"
            error={said('project')}
            hint="Another version of a log that is there already is compared with it; other hazards need numbers of their own."
          >
            {({ id, labelId, describedBy }) => (
              <Select
                id={id}
                aria-labelledby={labelId}
                aria-describedby={describedBy}
                data={projects.map((one) => ({ value: one.id, label: `${one.name} (${one.standards.join(', ')})` }))}
                value={draft.projectId}
                onChange={(projectId) => change({ projectId })}
                allowDeselect={false}
                error={said('project') !== ''}
                placeholder="Choose the project"
              />
            )}
          </FieldFrame>
        </div>
      )}

      <Radio.Group
        label="Whose log is it?"
        labelProps={{ className: classes.groupLabel }}
        value={whose}
        onChange={(value) => change({ whose: value })}
      >
        <div className={classes.choices}>
          <Radio value="ours" label="Ours" description={OURS} />
          <Radio value="supplier" label="A supplier’s, or a national log" description={SUPPLIERS} />
        </div>
      </Radio.Group>
      {whose === 'supplier' && (
        <div className={classes.indented}>
          <EntryField
            helpKey="import.whose"
            label="Supplier or national body"
            value={draft.supplierName}
            onChange={(supplierName) => change({ supplierName })}
            suggestions={organisations.map(({ name }) => name)}
            error={said('supplier')}
            required
          />
        </div>
      )}
      <div className={classes.formEnd}>
        <Button type="submit" loading={props.busy}>
          Look at it
        </Button>
        <span className={classes.dimmed}>Nothing is changed before the last step.</span>
      </div>
    </form>
  )
}
