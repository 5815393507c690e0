import { Button, Menu } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import type { DocumentFormat, ExtractRequest } from '../../src-shared/contract/exchange.ts'
import { formatNumber } from '../../src-shared/format/numbers.ts'
import { useExport } from './use-export.ts'

const FORMAT_WORD: Record<DocumentFormat, string> = {
  pdf: 'As PDF, to print',
  docx: 'As Word',
  xlsx: 'As Excel',
  html: 'As a web page, one file',
  csv: 'As CSV',
}

/** A button that opens the ways a document goes out. */
function ExportButton(props: {
  words: string
  formats: readonly DocumentFormat[]
  primary?: boolean
  disabled?: boolean
  busy: DocumentFormat | null
  onChoose: (format: DocumentFormat) => void
}) {
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant={props.primary === true ? 'filled' : 'default'}
          leftSection={<IconFileExport size={16} aria-hidden />}
          disabled={props.busy !== null || props.disabled === true}
        >
          {props.busy === null ? props.words : 'Making the file…'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {props.formats.map((format) => (
          <Menu.Item key={format} onClick={() => props.onChoose(format)}>
            {FORMAT_WORD[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The board page, on one sheet. */
export function ExportBoardPage() {
  const { busy, start } = useExport()
  return (
    <ExportButton
      words="Board page"
      formats={['pdf', 'docx', 'html']}
      primary
      busy={busy}
      onChoose={(format) => void start({ document: 'board-page', format })}
    />
  )
}

/**
 * What a list shows, as an extract that says so, with its filter. `ids` are in the order of the list; `filter` is the
 * filter in the screen's own words, empty where everything is shown.
 */
export function ExportExtract(props: { what: ExtractRequest['what']; ids: readonly string[]; filter: string }) {
  const { busy, start } = useExport()
  const { what, ids, filter } = props
  return (
    <ExportButton
      words={ids.length === 1 ? 'Export this one…' : `Export these ${formatNumber(ids.length)}…`}
      formats={['docx', 'pdf', 'html', 'xlsx']}
      disabled={ids.length === 0}
      busy={busy}
      onChoose={(format) =>
        void start({ document: 'extract', format, extract: { what, ids: [...ids], filter: filter.slice(0, 1_000) } })
      }
    />
  )
}
