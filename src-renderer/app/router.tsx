import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router'
import { FrameOfProject } from '../frame/FrameOfProject.tsx'
import { FrameOfStart } from '../frame/FrameOfStart.tsx'
import { NoSuchPage, PageOpening, PageProblem } from './PageProblem.tsx'
import {
  controlsSearch,
  documentsSearch,
  hazardsSearch,
  historySearch,
  importSearch,
  issuesSearch,
  projectSearch,
  recordSearch,
  registersSearch,
  workshopSearch,
} from './search.ts'

const Beside = lazyRouteComponent(() => import('../features/beside/index.tsx'), 'Beside')

const root = createRootRoute({ component: Outlet })

const startFrame = createRoute({ getParentRoute: () => root, id: 'start', component: FrameOfStart })
const start = createRoute({
  getParentRoute: () => startFrame,
  path: '/',
  component: lazyRouteComponent(() => import('../features/start/index.tsx'), 'Page'),
})

const importWizard = createRoute({
  getParentRoute: () => startFrame,
  path: '/import',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('../features/import/index.tsx'), 'Page'),
})

const approve = createRoute({
  getParentRoute: () => startFrame,
  path: '/approve',
  component: lazyRouteComponent(() => import('../features/approve/index.tsx'), 'Page'),
})

const backups = createRoute({
  getParentRoute: () => startFrame,
  path: '/backups',
  component: lazyRouteComponent(() => import('../features/backups/index.tsx'), 'Page'),
})

const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId',
  validateSearch: projectSearch,
  // What stands beside, and the time in the past, stay while pages change.
  search: { middlewares: [retainSearchParams(['beside', 'at'])] },
  component: () => <FrameOfProject beside={Beside} />,
})
const projectIndex = createRoute({
  getParentRoute: () => project,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/projects/$projectId/overview', params })
  },
})
const overview = createRoute({
  getParentRoute: () => project,
  path: 'overview',
  component: lazyRouteComponent(() => import('../features/overview/index.tsx'), 'Page'),
})
const hazards = createRoute({
  getParentRoute: () => project,
  path: 'hazards',
  validateSearch: hazardsSearch,
  component: lazyRouteComponent(() => import('../features/hazards/index.tsx'), 'Page'),
})
const workshop = createRoute({
  getParentRoute: () => project,
  path: 'workshop',
  validateSearch: workshopSearch,
  component: lazyRouteComponent(() => import('../features/hazards/workshop/index.tsx'), 'Page'),
})
const controls = createRoute({
  getParentRoute: () => project,
  path: 'controls',
  validateSearch: controlsSearch,
  component: lazyRouteComponent(() => import('../features/controls/index.tsx'), 'Page'),
})
const evidence = createRoute({
  getParentRoute: () => project,
  path: 'evidence',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('../features/evidence/index.tsx'), 'Page'),
})
const checks = createRoute({
  getParentRoute: () => project,
  path: 'checks',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('../features/checks/index.tsx'), 'Page'),
})
const documents = createRoute({
  getParentRoute: () => project,
  path: 'documents',
  validateSearch: documentsSearch,
  component: lazyRouteComponent(() => import('../features/documents/index.tsx'), 'Page'),
})
const issues = createRoute({
  getParentRoute: () => project,
  path: 'issues',
  validateSearch: issuesSearch,
  component: lazyRouteComponent(() => import('../features/issues/index.tsx'), 'Page'),
})
const people = createRoute({
  getParentRoute: () => project,
  path: 'people',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('../features/people/index.tsx'), 'Page'),
})
const history = createRoute({
  getParentRoute: () => project,
  path: 'history',
  validateSearch: historySearch,
  component: lazyRouteComponent(() => import('../features/history/index.tsx'), 'Page'),
})
const registers = createRoute({
  getParentRoute: () => project,
  path: 'registers',
  validateSearch: registersSearch,
  component: lazyRouteComponent(() => import('../features/registers/index.tsx'), 'Page'),
})
const settings = createRoute({
  getParentRoute: () => project,
  path: 'settings',
  component: lazyRouteComponent(() => import('../features/settings/index.tsx'), 'Page'),
})

const routeTree = root.addChildren([
  startFrame.addChildren([start, importWizard, approve, backups]),
  project.addChildren([
    projectIndex,
    overview,
    hazards,
    workshop,
    controls,
    evidence,
    checks,
    documents,
    issues,
    people,
    history,
    registers,
    settings,
  ]),
])

/** Addresses stand after `#`, so that both hosts serve one file. */
export function createPageRouter() {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultPreload: false,
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: NoSuchPage,
    defaultPendingComponent: PageOpening,
    // Until then the page before it stays.
    defaultPendingMs: 500,
    defaultPendingMinMs: 0,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPageRouter>
  }
}
