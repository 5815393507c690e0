import { Outlet } from '@tanstack/react-router'
import { useMemo } from 'react'
import { failureOf, usePack, useStatus } from '../api/queries.ts'
import { FieldSettingsContext } from '../components/field-settings.ts'
import { ProblemPanel } from '../components/ProblemPanel.tsx'
import { Announcer } from './Announcer.tsx'
import { Banners } from './Banners.tsx'
import { useFocusNeverLost, useFocusOnPage } from './focus.ts'
import classes from './frame.module.css'
import { LongWorkStrip } from './LongWorkStrip.tsx'
import { SkipLink } from './SkipLink.tsx'
import { ThemeToggle } from './ThemeToggle.tsx'

/** Everything around the pages outside a project: first start and the list of projects. */
export function FrameOfStart() {
  useFocusOnPage()
  useFocusNeverLost()
  const status = useStatus()
  const pack = usePack()
  const readOnly = status.data?.open?.readOnly === true
  const settings = useMemo(() => ({ help: pack.data?.fieldHelp ?? {}, readOnly }), [pack.data, readOnly])
  const failure = failureOf(status)
  return (
    <div className={classes.start}>
      <SkipLink />
      <Banners notice="" />
      <main id="main" className={classes.startMain} tabIndex={-1}>
        {failure ? (
          <ProblemPanel failure={failure} onRetry={() => void status.refetch()} />
        ) : (
          <FieldSettingsContext value={settings}>
            <Outlet />
          </FieldSettingsContext>
        )}
      </main>
      <LongWorkStrip />
      <Announcer />
      <footer className={classes.status}>
        <span>Hazard Ledger {status.data?.version ?? ''}</span>
        <span className={classes.spacer} />
        <ThemeToggle />
      </footer>
    </div>
  )
}
