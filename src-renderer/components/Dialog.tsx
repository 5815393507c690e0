import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useState } from 'react'

/**
 * A dialog that is made as it is first opened. A pane has several for each cause; drawn closed, all of them together
 * took longer than the pane itself.
 */
export function Dialog(props: ModalProps) {
  const { opened } = props
  const [made, setMade] = useState(false)
  useEffect(() => {
    if (!opened) return undefined
    // Drawn closed first: only as it opens does it note what has the focus, to give it back.
    const frame = requestAnimationFrame(() => setMade(true))
    return () => cancelAnimationFrame(frame)
  }, [opened])
  return (opened || made) && <Modal {...props} opened={opened && made} />
}
