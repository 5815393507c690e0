/*
 * A picture as plain data: laid out once, then drawn by the page (components/diagram), written as SVG, or put into a
 * document. Measures are points at print size, 1 to a seventy-second of an inch; the page scales them.
 */

/** A page's room for pictures, in points. A height of `Infinity` is a picture that is never divided: the screen's. */
export interface PictureRoom {
  width: number
  height: number
}

export const colourTokens = [
  'page',
  'ink',
  'quiet',
  'line',
  'edge',
  'heading',
  'acts',
  'soft',
  'notice',
  'rating-1',
  'rating-1-text',
  'rating-2',
  'rating-2-text',
  'rating-3',
  'rating-3-text',
  'rating-4',
  'rating-4-text',
  'rating-5',
  'rating-5-text',
] as const
/** What a colour is for; what it looks like is said by {@link PictureColours} or by the page's theme. */
export type ColourToken = (typeof colourTokens)[number]
export type PictureColours = Record<ColourToken, string>

interface Painted {
  /** Left out: not filled. */
  fill?: ColourToken
  /** Left out: no outline. */
  stroke?: ColourToken
  strokeWidth?: number
  /** Lengths of dash and gap. */
  dash?: readonly number[]
}

export interface RectShape extends Painted {
  kind: 'rect'
  x: number
  y: number
  width: number
  height: number
  radius?: number
}

/** A line of any form, in the letters of SVG's path data (M, L, H, V, C, A, Z). */
export interface PathShape extends Painted {
  kind: 'path'
  d: string
}

/** One line of text in Arial; `y` is its base line. */
export interface TextShape {
  kind: 'text'
  x: number
  y: number
  text: string
  /** Points. */
  size: number
  bold: boolean
  fill: ColourToken
  anchor: 'start' | 'middle' | 'end'
}

/** What a part of a picture stands for, so that it can be opened where it is kept. */
export interface StandsFor {
  hazardId?: string
  causeId?: string
  linkId?: string
  controlId?: string
  /** Field of that record. */
  field?: string
}

export type PartRole = 'hazard' | 'whole hazard' | 'cause' | 'control' | 'effect' | 'rating' | 'day' | 'more'

/** A part that a person can come to: a box with what is in it. Groups do not hold groups. */
export interface GroupShape {
  kind: 'group'
  /** Unique in its picture and the same for the same records, so that the focus stays through a change. */
  id: string
  role: PartRole
  /** All that the part says, in words: its accessible name. */
  label: string
  standsFor: StandsFor
  /** Its bounds; nothing inside is drawn outside. */
  box: { x: number; y: number; width: number; height: number }
  /** Where an arrow key leads from here: ids of groups. */
  walk: { left?: string; right?: string; up?: string; down?: string }
  shapes: (RectShape | PathShape | TextShape)[]
}

export type Shape = RectShape | PathShape | TextShape | GroupShape

/** One picture on one page. Where something did not fit, there are several, each with its part in the title. */
export interface Picture {
  title: string
  /** One paragraph that says what it shows. */
  alt: string
  width: number
  height: number
  shapes: Shape[]
  /** The same in rows, for those who do not look at it. */
  table: { caption: string; columns: string[]; rows: string[][] }
}

/** Colours on white paper: those of the light theme. */
export const printColours: PictureColours = {
  page: '#ffffff',
  ink: '#212b32',
  quiet: '#425563',
  line: '#aeb7bd',
  edge: '#768692',
  heading: '#003087',
  acts: '#005eb8',
  soft: '#f0f4f5',
  notice: '#fff4c2',
  'rating-1': '#e8edee',
  'rating-1-text': '#212b32',
  'rating-2': '#ffe48a',
  'rating-2-text': '#212b32',
  'rating-3': '#ffc845',
  'rating-3-text': '#212b32',
  'rating-4': '#e8710a',
  'rating-4-text': '#0b0c0c',
  'rating-5': '#7c1034',
  'rating-5-text': '#ffffff',
}

/** The family whose widths the layout measures; Liberation Sans has the same. */
export const PICTURE_FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"

/** No text of a picture is smaller than this, in points. */
export const SMALLEST_TEXT = 8
