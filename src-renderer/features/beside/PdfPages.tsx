import { Button } from '@mantine/core'
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs'
// oxlint-disable-next-line import/default -- `?url` is the build's: it answers the file's address
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import record from '../../components/record.module.css'
import classes from './beside.module.css'

GlobalWorkerOptions.workerSrc = workerAddress

const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3]

/**
 * A PDF drawn page by page as it comes into view, from our own origin: the browser's own viewer cannot run under our
 * policy (decision 29). Nothing in the file may run, and its words can be read by a screen reader and copied.
 */
export function PdfPages({ bytes, title }: { bytes: ArrayBuffer; title: string }) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  const [failed, setFailed] = useState('')
  const [zoom, setZoom] = useState(1)
  useEffect(() => {
    // The worker takes the bytes away from their buffer.
    const loading = getDocument({ data: bytes.slice(0), isEvalSupported: false, useWasm: false, enableXfa: false })
    loading.promise.then(setPdf, (fault: unknown) => setFailed(fault instanceof Error ? fault.message : String(fault)))
    return () => void loading.destroy()
  }, [bytes])

  if (failed !== '') {
    return (
      <ProblemPanel
        failure={{
          code: 'unreadable',
          message: `The PDF cannot be drawn (${failed}). The file itself is kept as it is.`,
          hint: 'Save a copy and open it in its own program.',
        }}
      />
    )
  }
  if (pdf === null) return <output>Opening the PDF…</output>
  const step = (by: number) => setZoom(STEPS[Math.min(Math.max(STEPS.indexOf(zoom) + by, 0), STEPS.length - 1)] ?? 1)
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- buttons that belong together */}
      <div className={classes.tools} role="group" aria-label="Size of the pages">
        <Button variant="default" aria-label="Smaller" disabled={zoom === STEPS[0]} onClick={() => step(-1)}>
          −
        </Button>
        <span>{Math.round(zoom * 100)} %</span>
        <Button variant="default" aria-label="Larger" disabled={zoom === STEPS.at(-1)} onClick={() => step(1)}>
          +
        </Button>
        <span className={record.dimmed}>
          {pdf.numPages} {pdf.numPages === 1 ? 'page' : 'pages'}
        </span>
      </div>
      <div>
        {Array.from({ length: pdf.numPages }, (_, index) => (
          <Sheet key={index} pdf={pdf} number={index + 1} zoom={zoom} title={title} />
        ))}
      </div>
    </>
  )
}

/** One page: drawn once it comes near the part that is seen. */
function Sheet(props: { pdf: PDFDocumentProxy; number: number; zoom: number; title: string }) {
  const { pdf, number, zoom } = props
  const frame = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  const [width, setWidth] = useState(0)

  useEffect(() => {
    const here = frame.current
    if (here === null) return undefined
    const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && setNear(true), {
      rootMargin: '600px',
    })
    watch.observe(here)
    const size = new ResizeObserver(() => setWidth(here.parentElement?.clientWidth ?? 0))
    if (here.parentElement !== null) size.observe(here.parentElement)
    return () => {
      watch.disconnect()
      size.disconnect()
    }
  }, [])

  useEffect(() => {
    const place = canvas.current
    const layer = words.current
    if (!near || width === 0 || place === null || layer === null) return undefined
    let stop = () => {}
    let gone = false
    const draw = async () => {
      const page = await pdf.getPage(number)
      if (gone) return
      const scale = ((width - 2) / page.getViewport({ scale: 1 }).width) * zoom
      const viewport = page.getViewport({ scale })
      const density = window.devicePixelRatio
      place.width = Math.floor(viewport.width * density)
      place.height = Math.floor(viewport.height * density)
      const drawing = page.render({
        canvas: place,
        viewport: page.getViewport({ scale: scale * density }),
      })
      stop = () => drawing.cancel()
      await drawing.promise
      layer.replaceChildren()
      layer.style.setProperty('--total-scale-factor', String(scale))
      layer.style.setProperty('--scale-round-x', '1px')
      layer.style.setProperty('--scale-round-y', '1px')
      await new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport }).render()
    }
    draw().catch((fault: unknown) => {
      // A drawing that was cancelled by the next one is no fault; a page that cannot be drawn stays white and says so.
      if (!gone) layer.textContent = `Page ${number} cannot be drawn: ${String(fault)}`
    })
    return () => {
      gone = true
      stop()
    }
  }, [pdf, number, near, zoom, width])

  return (
    <section
      ref={frame}
      aria-label={`${props.title}, page ${number}`}
      className={classes.sheet}
      style={{ width: `${Math.round(zoom * 100)}%`, minHeight: near ? undefined : 400 }}
    >
      <canvas ref={canvas} aria-hidden />
      <div ref={words} className={classes.words} />
    </section>
  )
}
