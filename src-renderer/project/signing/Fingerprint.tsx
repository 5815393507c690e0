import { fingerprintInGroups } from '../../../src-shared/domain/public-key.ts'
import record from '../../components/record.module.css'

/** A key's fingerprint in groups of four, as two people compare it. */
export function Fingerprint({ of }: { of: string }) {
  return <code className={record.hash}>{fingerprintInGroups(of)}</code>
}
