/**
 * The numbers by which a page is read, in one place. Each says its unit and what
 * it decides, then what holds it: a fixture of `tests/fixtures/pdf` (`raised`: of
 * `figures`; `figures`: the lines drawn by `figures.test.ts`) or the seed of a
 * layout that is read otherwise when the number is a fifth larger (↑) or smaller
 * (↓), whole numbers by one at the least, or else, where that was tried
 * (`ALIGNED`, half of `COLUMN`, `TYPESET`), doubled (×2) or halved (÷2).
 * “No fixture”: nothing changed on those, on the layouts 300 to 309 and those of
 * the tests, printed with Typst, and 0 to 3 of Chromium; `VISIBLE`, `GLYPH` and
 * `SUSPICIOUS` were tried on the fixtures alone. A layout is looked at with
 * `bench/layouts.ts --from SEED --count 1 --show --engine typst`.
 *
 * Characters are widths of a full-width character, the size of the type.
 */

/** What a file may claim before it counts as damaged or hostile. */
export const LIMITS = {
  /** Bytes of a file — the file of 81 MB in `read-pdf.test.ts` ↑. */
  largestFile: 80 * 1024 * 1024,
  /** Pages of a file — not tried. */
  mostPages: 400,
  /** Points: longest side of a page; the PDF format allows no more — not tried. */
  longestPage: 14_400,
  /** Glyphs of a page — not tried. */
  mostGlyphs: 40_000,
  /** Objects of a page; a page of a briefing has hundreds — not tried. */
  mostObjects: 60_000,
  /** Forms within forms whose objects are read — not tried. */
  deepestForm: 6,
  /** Segments of a path that are looked at — not tried. */
  mostSegments: 400,
  /** Annotations of a page that are looked at — not tried. */
  mostAnnotations: 500,
  /** Strokes of a page; with more it is a drawing and has no tables — not tried. */
  mostRules: 4000,
  /** Cells of a grid; with more it is squared paper or a drawing — not tried. */
  mostCells: 20_000,
};

/** Which glyphs are seen (decision 46). */
export const VISIBLE = {
  /** Points: smallest type that is read — no fixture. */
  smallestType: 1.5,
  /** Of 255: alpha below which a text is transparent — no fixture. */
  leastAlpha: 10,
  /** Of 255: alpha from which on a painted area covers what is under it — hidden-modes ↑. */
  opaqueAlpha: 250,
  /** Shades of 255: smallest change of the picture that counts as ink — no fixture. */
  leastInk: 14,
  /** Pixels: longest side of the picture at one pixel a point — no fixture. */
  longestSide: 1400,
  /** Pixels: width of a glyph from which on a rim of one is left to its neighbours' ink — no fixture. */
  widthWithRim: 6,
  /** Pixels a point of the closer look at what seems unseen — no fixture. */
  secondLook: 3,
  /** Share of a page's glyphs up to which the unseen get a closer look — no fixture. */
  mostSecondLooks: 0.2,
  /** Share of the glyphs of a font outside the file that must leave ink for it to count as drawn — no fixture. */
  drawnOfFont: 0.8,
  /** Glyphs, and share of the page's, from which on hidden text may be a damaged font and is an error — no fixture. */
  muchHidden: { glyphs: 20, share: 0.25 },
};

/** Where the ink of a glyph stands, as shares of its size. */
export const GLYPH = {
  /** Top and bottom of a line of type above and below the baseline; fonts differ in what they say — ascent: long-table ↓; descent: no fixture. */
  ascent: 0.88,
  descent: 0.12,
  /** Height of a glyph's middle above the baseline — no fixture. */
  middle: 0.35,
  /** Narrowest glyph — no fixture. */
  narrowest: 0.2,
  /** Quarter turns by which a text may be off and still stand straight — no fixture. */
  slant: 0.06,
  /** Of 1000: weight of a font that counts as bold — bare ↓. */
  boldWeight: 600,
  /** Points: shorter strokes of a path are no rules — hidden-modes ↓. */
  shortestRule: 1,
  /** Width from which on a mark is full-width and half of it blank — no fixture. */
  fullWidthMark: 0.7,
};

/** Glyphs to rows. Characters unless said. */
export const ROW = {
  /** Distance of baselines within a row — no fixture. */
  baselineReach: 0.22,
  /** Share of its row's size up to which a raised or lowered figure is small — figures ÷2. */
  raisedSize: 0.92,
  /** Distance of the baseline of a raised or lowered figure from its row's — figures ÷2. */
  raisedReach: 0.6,
  /** Digits of a figure that was moved off its line in full size — no fixture. */
  longestMovedFigure: 3,
  /** Gap between two words of such a figure — no fixture. */
  wordGap: 0.3,
  /** Gap between a raised figure and what it stands at — no fixture. */
  touching: 0.6,
  /** Overlap with a glyph of the row that shows another line, not a raised figure — no fixture. */
  covering: 0.6,
  /** Gap that parts the cells of a table or the two ends of a line — no fixture. */
  wideGap: 1.5,
  /** Gap between Latin letters that is a blank — no fixture. */
  latinBlank: 0.18,
};

/** Running headers, footers and page numbers. Shares of the page's height unless said. */
export const RUNNING_HEADER = {
  /** How far down or up they may stand — no fixture. */
  zone: 0.16,
  /** How far down the header of a single page may reach — no fixture. */
  loneHeader: 0.125,
  /** The margin, in which no text begins — no fixture. */
  margin: 0.055,
  /** Rows of a page's edge that are compared — no fixture. */
  depth: 3,
  /** Points between the baselines of the same header on two pages — no fixture. */
  sameHeight: 4,
  /** Pages with text from which on one may begin higher or end lower — no fixture. */
  pagesForException: 4,
  /** Characters by which a header may reach into the height of other pages' text — no fixture. */
  overlap: 0.3,
  /** Share of the size by which type of one size may differ — no fixture. */
  sameSize: 0.04,
  /** Of the usual pitch: closer to the text above, a row belongs to it — no fixture. */
  textPitch: 1.15,
  /** Of the body's size: type below this is small, type above is no header — no fixture. */
  smallHeader: 0.95,
  largestRuledHeader: 1.05,
  /** Characters between the rule under a header and the text — no fixture. */
  underRule: 0.5,
  /** Characters from the baseline above to that of a lone page number — no fixture. */
  aboveNumber: 1.5,
};

/** Tables drawn with rules, and frames. */
export const GRID = {
  /** Points within which the ends of rules meet — no fixture. */
  near: 3,
  /** Share of a page's rows in a frame from which on it is the page's own — no fixture. */
  mostFramed: 0.7,
};

/** Tables without rules. Characters unless said. */
export const ALIGNED = {
  /** Gap between cells — seed 2071 ↑, contents ↓. */
  cellGap: 1,
  /** The same where the other rows have shown the columns — no fixture. */
  narrowestCellGap: 0.4,
  /** Rows that must line up: of two columns, and of more — fewestRowsOfTwo: no fixture; fewestRowsOfMore: notes ×2, raised ÷2. */
  fewestRowsOfTwo: 4,
  fewestRowsOfMore: 3,
  /** Share of the rows that must have all cells — seed 742 ↑. */
  completeRows: 0.5,
  /** Distance of baselines from which on a table has ended — notes ÷2. */
  longestPitch: 3.2,
  /** Points by which the rest of a cell may begin left of its column — no fixture. */
  restSlack: 1,
  /** Of the pitch above: how close the rest of a cell stands where others are wrapped, and where none is — wrappedPitch: seed 742 ↓; closePitch: no fixture. */
  wrappedPitch: 1.05,
  closePitch: 0.9,
  /** Times the gap between words: a gap between cells is wider — seed 309 ×2. */
  overSpread: 1.2,
  /** Points by which the ink of a cell may reach over its cut — no fixture. */
  cutSlack: 0.1,
  /** Distance of a cell's edge or middle from that of its column — no fixture. */
  edgeReach: 0.5,
  /** Share of a column's cells that must share an edge or a middle — no fixture. */
  alignedCells: 0.7,
};

/** Tables that go on over a page or column. */
export const SPLIT_TABLE = {
  /** Rows cut off at the foot of a page that are too few to show columns themselves — no fixture. */
  mostCutOff: 3,
  /** Points by which columns of the two parts may differ — no fixture. */
  sameColumn: 12,
};

/** Columns of running text. Characters unless said. */
export const COLUMN = {
  /** Rows on either side for which two columns are believed — seed 305 ÷2. */
  fewestRows: 4,
  /** Narrowest column of running text — seed 638 ×2. */
  narrowest: 8,
  /** Narrowest gap between columns — seed 638 ×2. */
  narrowestGutter: 0.9,
  /** Narrowest text that is looked at for columns — no fixture. */
  narrowestText: 14,
  /** Times that a column may be parted again — three-columns ÷2. */
  deepest: 3,
  /** Share of the text's width at either side in which no gutter is looked for — no fixture. */
  edge: 0.15,
  /** Points that ink may reach into a gutter — no fixture. */
  slack: 0.5,
  /** Share of the rows that may cross a gutter — no fixture. */
  mostCrossing: 0.5,
  /** Tries from no row to all rows that may cross — no fixture. */
  crossingSteps: 12,
  /** Share of the text's width from which on a rule ends both columns — seed 638 ×2. */
  wholeRule: 0.8,
  /** Height of a rule above the baseline of the first row under it — no fixture. */
  underRule: 0.4,
  /** Share of the usual size from which on a lone row may be a title over all columns — three-columns ↓. */
  titleSize: 1.15,
  /** Distance of its middle from that of the text — no fixture. */
  titleMiddle: 0.7,
  /** Height that it may share with other rows — no fixture. */
  titleOverlap: 0.3,
  /** Distance of a row's start from the column's edge or indents — no fixture. */
  startReach: 0.4,
  /** Of the usual pitch: blank above a row — no fixture. */
  blankPitch: 1.45,
  /** Share of their column that lines of running text fill on average — seed 638 ↑. */
  fullness: 0.62,
  /** Shares of rows that are cut, and of cells that are narrow, from which on a column is a table — no fixture. */
  cutRows: 0.6,
  narrowCells: 0.7,
};

/** Edges of the text on a page or in a column. Characters unless said. */
export const AREA = {
  /** Rows that a page must have before its own edges are believed — no fixture. */
  enoughRows: 5,
  /** Cells from which on a row is a table's — seed 2071 ↑. */
  cellsOfTable: 3,
  /** Difference in width from which on a column is another layout — no fixture. */
  otherLayout: 3,
  /** Difference of left edges up to which a page has the margins of its side — no fixture. */
  sameMargin: 4,
  /** Rows, and share of all rows, that must share an edge — no fixture. */
  fewestSharing: 2,
  sharing: 0.04,
  /** Distance of edges that are the same — no fixture. */
  sameEdge: 0.35,
};

/** Lines and what their place says. Characters unless said. */
export const LINE = {
  /** Widest gap that spreading a line over its width makes — no fixture. */
  widestStretch: 4,
  /** Room before and after a line that is spread over its width — no fixture. */
  stretchedStart: 3,
  stretchedEnd: 0.6,
  /** By so much a unit must fit before a line counts as ended — no fixture. */
  fitSlack: 0.003,
  /** Distance of a start from the usual indent of two characters — no fixture. */
  indentReach: 0.3,
  /** Points by which sizes of one type differ — no fixture. */
  sameSize: 0.6,
  /** Of the body's size: a title is larger — no-tounicode ↓. */
  titleSize: 1.1,
  /** Difference of the room before and after a centred title, and any centred line — no fixture. */
  centredTitle: 0.6,
  centred: 1.2,
  /** Room before a centred line — no fixture. */
  centredStart: 0.8,
  /** Share of the width before a line set right, and most of that after it — no fixture. */
  rightStart: 0.3,
  rightEnd: 0.5,
  /** Pitch where none is known, as a share of the size — no fixture. */
  usualPitch: 1.3,
};

/** Raised figures, fractions, lines through words, pictures in a line (decision 82). Shares of the size unless said. */
export const TYPESET = {
  /** Heights above the baseline between which a line goes through a glyph — throughLowest: no fixture; throughHighest: figures ÷2. */
  throughLowest: 0.13,
  throughHighest: 0.6,
  /** How far a line through words may reach beyond them — no fixture. */
  throughRoom: 0.7,
  /** Differences of size and baseline within a stretch of type — no fixture. */
  sameType: 0.04,
  /** Height of a raised figure or footnote call above the baseline, and depth of a lowered one — raised: no fixture; lowered: figures ×2. */
  raised: 0.12,
  lowered: 0.05,
  /** The same of a figure as large as its line, which some printers set a little off it — no fixture. */
  lifted: 0.18,
  /** Gap between such a figure and what it stands at, and its largest size — no fixture. */
  liftedGap: 0.25,
  liftedSize: 1.1,
  /** Points between pieces of one stroke; the bars of two fractions are further apart — no fixture. */
  sameStroke: 0.6,
  /** Points within which a rule meets one that stands upright, and the shortest of those — no fixture. */
  meeting: 2,
  shortestUpright: 4,
  /** Height and characters around a bar within which its line is looked for — no fixture. */
  barHeight: 2,
  barReach: 12,
  /** Depths of the baselines of a numerator and a denominator under the bar — numerator.lowest: no fixture; numerator.highest: no fixture; denominator.lowest: figures ÷2; denominator.highest: figures ×2. */
  numerator: { lowest: -0.05, highest: 0.5 },
  denominator: { lowest: -1.3, highest: -0.5 },
  /** How far parts of a fraction may stand out beyond its bar — no fixture. */
  overBar: 0.1,
  /** Heights above the baseline at which a bar points at the middle of a glyph, and their overlap — no fixture. */
  besideLowest: 0.08,
  besideHighest: 0.6,
  besideOverlap: 0.3,
  /** Difference in size of numerator and denominator — no fixture. */
  samePart: 0.1,
  /** Gap before a picture in a line, its height and width in characters, and what of it may cover others — no fixture. */
  pictureGap: 0.6,
  pictureHighest: 3,
  pictureLowest: 0.4,
  pictureWidest: 12,
  pictureNarrowest: 0.3,
  pictureOverlap: 0.3,
};

/** Pictures that are reported as figures. */
export const FIGURE = {
  /** Points: smallest side — no fixture. */
  smallest: 40,
  /** Share of the page from which on a picture under text is its paper or a scan — no fixture. */
  wholePage: 0.7,
};

/** Text that is not what the page shows. */
export const SUSPICIOUS = {
  /** Share of a page's glyphs without a character — no fixture. */
  unmapped: 0.3,
  /** Characters: fewest for a judgement — no fixture. */
  enough: 60,
  /** Share of common characters; running text has 55–75 %, a list of names 25 %, other people's characters below 15 % — no fixture. */
  commonShare: 0.2,
};

/** Pages read as pictures (decision 47). */
export const OCR = {
  /** Pixels an inch: what the recognition of 10 pt type needs — not tried. */
  resolution: 200,
  /** Pixels: longest side of the picture — not tried. */
  longestSide: 3000,
  /** Share of the body's size by which a size may lie off and still be taken for it: boxes vary by a few pixels — not tried. */
  sameSize: 0.18,
  /** Characters of a line whose width tells the size of its type — not tried. */
  longLine: 12,
  /** Height of a box over the size of its type where no line is long — not tried. */
  boxHeight: 1.1,
  /** Share of the size of a box's foot below the baseline — not tried. */
  descent: 0.15,
};
