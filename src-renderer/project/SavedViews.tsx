import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { ViewsMenu } from '../components/listing/ViewsMenu.tsx'
import { usePageActions } from './page-actions.ts'
import type { ListView } from './use-list-view.ts'

/** The menu of a list's views; each is in the palette too. */
export function SavedViews({ view }: { view: ListView }) {
  usePageActions([
    ...[...view.builtIn, ...view.own].map(({ id, name }) => ({
      id: `view:${id}`,
      words: `View: ${name}`,
      also: 'saved columns filter show',
      hint: 'view',
      run: () => view.choose(id),
    })),
    ...(view.chosen === null
      ? []
      : [{ id: 'view:leave', words: 'Back to before the view', also: 'leave reset', hint: 'view', run: view.leave }]),
  ])

  function remove(): void {
    const { chosen } = view
    if (chosen === null) return
    view.remove(chosen)
    const id = `view-removed-${chosen.id}`
    notifications.show({
      id,
      autoClose: 12_000,
      message: (
        <span>
          View “{chosen.name}” deleted.{' '}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              notifications.hide(id)
              view.putBack(chosen)
            }}
          >
            Undo
          </Button>
        </span>
      ),
    })
  }

  return (
    <ViewsMenu
      builtIn={view.builtIn}
      own={view.own}
      chosen={view.chosen}
      changed={view.changed}
      onChoose={view.choose}
      onLeave={view.leave}
      onSaveAs={view.saveAs}
      onUpdate={view.update}
      onRename={view.rename}
      onRemove={remove}
    />
  )
}
