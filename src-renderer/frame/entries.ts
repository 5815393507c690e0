import {
  IconAlertTriangle,
  IconChecklist,
  IconFileText,
  IconHistory,
  IconLayoutDashboard,
  IconPaperclip,
  IconRubberStamp,
  IconSettings,
  IconShieldCheck,
  IconTable,
  IconUsers,
} from '@tabler/icons-react'

/** Entries of the rail, each with the shortcut that goes there. */
export const entries = [
  { to: '/projects/$projectId/overview', word: 'Overview', shortcut: 'go-overview', icon: IconLayoutDashboard },
  { to: '/projects/$projectId/hazards', word: 'Hazards', shortcut: 'go-hazards', icon: IconAlertTriangle },
  { to: '/projects/$projectId/controls', word: 'Controls', shortcut: 'go-controls', icon: IconShieldCheck },
  { to: '/projects/$projectId/evidence', word: 'Evidence', shortcut: 'go-evidence', icon: IconPaperclip },
  { to: '/projects/$projectId/checks', word: 'Checks', shortcut: 'go-checks', icon: IconChecklist },
  { to: '/projects/$projectId/documents', word: 'Documents', shortcut: 'go-documents', icon: IconFileText },
  { to: '/projects/$projectId/issues', word: 'Issues', shortcut: 'go-issues', icon: IconRubberStamp },
  { to: '/projects/$projectId/registers', word: 'Registers', shortcut: 'go-registers', icon: IconTable },
  { to: '/projects/$projectId/people', word: 'People', shortcut: 'go-people', icon: IconUsers },
  { to: '/projects/$projectId/history', word: 'History', shortcut: 'go-history', icon: IconHistory },
  { to: '/projects/$projectId/settings', word: 'Settings', shortcut: 'go-settings', icon: IconSettings },
] as const
