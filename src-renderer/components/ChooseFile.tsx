import { Button, FileButton } from '@mantine/core'
import { formatSize } from '../../src-shared/format/numbers.ts'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import classes from './fields.module.css'

/** One file of a form that is sent as a whole. */
export function ChooseFile(
  props: FieldProps & { accept: string; file: File | null; onFile: (file: File) => void; error?: string },
) {
  const { file } = props
  return (
    <FieldFrame {...props} labelled={false}>
      {({ labelId, describedBy }) => (
        <fieldset aria-labelledby={labelId} aria-describedby={describedBy} className={`${classes.row} ${classes.bare}`}>
          <FileButton onChange={(chosen) => chosen && props.onFile(chosen)} accept={props.accept}>
            {(button) => (
              <Button {...button} variant="default">
                {file === null ? 'Choose a file' : 'Choose another'}
              </Button>
            )}
          </FileButton>
          <span>{file === null ? '' : `${file.name}, ${formatSize(file.size)}`}</span>
        </fieldset>
      )}
    </FieldFrame>
  )
}
