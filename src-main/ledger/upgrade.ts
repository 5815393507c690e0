import { type AnyRecord, type RecordKind, recordKinds } from '../../src-shared/domain/snapshot.ts'

/** Turns an image of one format of a kind into the next format. Pure; the image in the ledger is never rewritten. */
type Upgrader = (image: Record<string, unknown>) => Record<string, unknown>

/** `kind/format` → the step to the next format. */
const upgraders: Partial<Record<`${RecordKind}/${number}`, Upgrader>> = {
  /** A benefit analysis names who accepted the risk (0.3.0); nobody had before. */
  'benefitAnalysis/1': (image) => ({ ...image, acceptedById: null, acceptedOn: null, acceptanceStatement: '' }),
  /** Assessments note what each member of a panel thought (0.2.0); nobody's was noted before. */
  'hazard/1': (image) => ({
    ...image,
    assessments: (image['assessments'] as Record<string, unknown>[]).map((made) => ({ ...made, panel: [] })),
  }),
}

/**
 * Reads an image in whatever format it was written.
 * @throws where a step is missing, i.e. the image is from a newer version
 */
export function readImage(kind: RecordKind, format: number, image: string): AnyRecord {
  return upgradeRecord(kind, format, JSON.parse(image) as Record<string, unknown>)
}

/** A record of an earlier format in today's. @throws as {@link readImage} */
export function upgradeRecord(kind: RecordKind, format: number, image: Record<string, unknown>): AnyRecord {
  let record = image
  for (let at = format; at < recordKinds[kind].format; at++) {
    const step = upgraders[`${kind}/${at}`]
    if (!step) throw new Error(`No way from format ${at} of ${kind}.`)
    record = step(record)
  }
  if (format > recordKinds[kind].format) throw new Error(`Format ${format} of ${kind} is newer than this version.`)
  return record as AnyRecord
}
