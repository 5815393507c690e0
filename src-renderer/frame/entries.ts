import {
  IconAlertTriangle,
  IconChecklist,
  IconFileText,
  IconHistory,
  IconLayoutDashboard,
  IconPaperclip,
  IconSettings,
  IconShieldCheck,
  IconTable,
  IconUsers,
} from '@tabler/icons-react'

/** Entries of the rail, each with the letter that goes there after `g`. */
export const entries = [
  { to: '/projects/$projectId/overview', word: 'Overview', letter: 'o', icon: IconLayoutDashboard },
  { to: '/projects/$projectId/hazards', word: 'Hazards', letter: 'h', icon: IconAlertTriangle },
  { to: '/projects/$projectId/controls', word: 'Controls', letter: 'c', icon: IconShieldCheck },
  { to: '/projects/$projectId/evidence', word: 'Evidence', letter: 'e', icon: IconPaperclip },
  { to: '/projects/$projectId/checks', word: 'Checks', letter: 'k', icon: IconChecklist },
  { to: '/projects/$projectId/documents', word: 'Documents', letter: 'd', icon: IconFileText },
  { to: '/projects/$projectId/registers', word: 'Registers', letter: 'r', icon: IconTable },
  { to: '/projects/$projectId/people', word: 'People', letter: 'p', icon: IconUsers },
  { to: '/projects/$projectId/history', word: 'History', letter: 'y', icon: IconHistory },
  { to: '/projects/$projectId/settings', word: 'Settings', letter: 's', icon: IconSettings },
] as const
