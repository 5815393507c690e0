import { Checkbox } from '@mantine/core'
import type { ControlLink, Hazard } from '../../src-shared/domain/hazard.ts'
import { useCommand } from '../api/commands.ts'
import { useFieldSettings } from '../components/field-settings.ts'
import { useSavedValue } from '../components/use-saved-value.ts'

/** Whether one piece of evidence serves one link, ticked by itself; judging the link is another matter (clinical-rules 6). */
export function LinkEvidenceTick(props: { hazard: Hazard; link: ControlLink; evidenceId: string }) {
  const { hazard, link, evidenceId } = props
  const { readOnly } = useFieldSettings()
  const run = useCommand()
  const cause = hazard.causes.find(({ id }) => id === link.causeId)
  const saved = useSavedValue<boolean>(link.evidenceIds.includes(evidenceId), (on) => {
    const others = link.evidenceIds.filter((id) => id !== evidenceId)
    const evidenceIds = on ? [...others, evidenceId] : others
    return run('link.update', { hazardId: hazard.id, linkId: link.id, patch: { evidenceIds } }, { quiet: true })
  })
  return (
    <Checkbox
      size="xs"
      disabled={readOnly}
      label={`${hazard.number}, ${cause ? `cause ${cause.number}: ${cause.text}` : 'as a whole'} (${link.effectiveness})`}
      checked={saved.shown}
      error={saved.error === '' ? false : saved.error}
      onChange={(event) => saved.choose(event.currentTarget.checked)}
    />
  )
}
