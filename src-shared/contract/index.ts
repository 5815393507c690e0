import type { z } from 'zod'
import { backupContract } from './backups.ts'
import { exchangeContract } from './exchange.ts'
import { controlContract, hazardContract } from './hazard.ts'
import { historyContract } from './history.ts'
import { issueContract } from './issue.ts'
import { keyContract } from './keys.ts'
import { packageContract } from './package.ts'
import { projectContract } from './project.ts'
import { returnedContract } from './returned.ts'
import { workspaceContract } from './workspace.ts'

/** Every call that crosses into the backend: the whole attack surface on one page a feature. */
export const contract = {
  ...workspaceContract,
  ...projectContract,
  ...hazardContract,
  ...controlContract,
  ...exchangeContract,
  ...historyContract,
  ...issueContract,
  ...keyContract,
  ...backupContract,
  ...packageContract,
  ...returnedContract,
} as const

export type Contract = typeof contract
export type Channel = keyof Contract
/** What a caller sends: defaults may be left out. */
export type InputOf<C extends Channel> = z.input<Contract[C]['input']>
/** What the backend works with once parsed. */
export type ParsedInputOf<C extends Channel> = z.output<Contract[C]['input']>
export type OutputOf<C extends Channel> = z.output<Contract[C]['output']>
export type QueryChannel = { [C in Channel]: Contract[C]['kind'] extends 'query' ? C : never }[Channel]
export type CommandChannel = { [C in Channel]: Contract[C]['kind'] extends 'command' ? C : never }[Channel]
export type HostChannel = { [C in Channel]: Contract[C]['kind'] extends 'host' ? C : never }[Channel]
