// The one family of the screen, shipped with the app: tabular figures, clear I l 1 and 0 O (SIL Open Font Licence).
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '../theme/tokens.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startLive } from '../api/live.ts'
import { queryClient } from '../api/queries.ts'
import { styleNonce } from '../nonce.ts'
import { cssVariables, theme } from '../theme/theme.ts'
import { WearComfort } from '../theme/WearComfort.tsx'
import { createPageRouter } from './router.tsx'

/** Draws the page. */
export function start(): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  startLive()
  const router = createPageRouter()
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <WearComfort />
          <RouterProvider router={router} />
          <Notifications position="bottom-right" limit={3} autoClose={6000} mb={28} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}
