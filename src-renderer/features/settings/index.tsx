import { Tabs } from '@mantine/core'
import { useState } from 'react'
import { PageHeader } from '../../components/PageHeader.tsx'
import { useProject } from '../../project/project-context.ts'
import { ComfortSettings } from '../../theme/ComfortSettings.tsx'
import { AboutProject } from './AboutProject.tsx'
import { KeysAndArchive } from './KeysAndArchive.tsx'
import { Milestones } from './Milestones.tsx'
import { Organisations } from './Organisations.tsx'
import { SchemeSettings } from './SchemeSettings.tsx'
import { SystemFields } from './SystemFields.tsx'
import classes from './settings.module.css'

/** What a project says of itself, its scheme, and how this computer behaves. */
export function Page() {
  const { snapshot } = useProject()
  const [tab, setTab] = useState<string | null>('project')
  const parts = [
    { key: 'project', word: 'Project', content: <AboutProject /> },
    { key: 'system', word: 'Health IT system', content: <SystemFields /> },
    { key: 'milestones', word: 'Go-live milestones', content: <Milestones /> },
    { key: 'organisations', word: 'Organisations', content: <Organisations /> },
    { key: 'scheme', word: 'Risk scheme', content: <SchemeSettings key={snapshot.project.scheme.version} /> },
    { key: 'comfort', word: 'Comfort', content: <ComfortSettings /> },
    { key: 'more', word: 'Keys and archive', content: <KeysAndArchive /> },
  ]
  return (
    <>
      <PageHeader title="Settings" />
      {/* All stay mounted, so that a scheme half written survives a look elsewhere. */}
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List aria-label="Parts of the settings" className={classes.tabs ?? ''}>
          {parts.map(({ key, word }) => (
            <Tabs.Tab key={key} value={key}>
              {word}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map(({ key, content }) => (
          <Tabs.Panel key={key} value={key}>
            {content}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  )
}
