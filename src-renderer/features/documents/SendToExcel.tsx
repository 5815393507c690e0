import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { LogLayout } from '../../../src-shared/contract/exchange.ts'
import { useProject } from '../../project/project-context.ts'
import classes from './documents.module.css'
import type { Exports } from './use-exports.ts'

const WAYS: { format: 'xlsx' | 'csv'; layout: LogLayout; words: string }[] = [
  { format: 'xlsx', layout: 'hazards', words: 'A hazard a row, as the published NHS logs' },
  { format: 'xlsx', layout: 'causes', words: 'A cause a row, for filtering and counting' },
  { format: 'csv', layout: 'hazards', words: 'As CSV, a hazard a row' },
]

/** Sends the hazard log to those who work in Excel, in the layout they need. */
export function SendToExcel({ exports }: { exports: Exports }) {
  const result = exports.of['hazard-log']
  const building = result?.state === 'building' && (result.format === 'xlsx' || result.format === 'csv')
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={16} aria-hidden />}
          loading={building}
          disabled={exports.busy && !building}
        >
          Send to Excel
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {WAYS.map(({ format, layout, words }) => (
          <Menu.Item key={words} onClick={() => void exports.start('hazard-log', format, layout)}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** What becomes of a log that colleagues worked on. */
export function BroughtBackUnderImport() {
  const { projectId, canWrite } = useProject()
  return (
    <p className={classes.note}>
      Colleagues can work on the copy in Excel. Bring it back under{' '}
      {canWrite ? (
        <Link to="/import" search={{ project: projectId }}>
          Import
        </Link>
      ) : (
        'Import'
      )}
      : it shows each change beside what stands here, to take or to leave.
    </p>
  )
}
