package document

// The measures of GB/T 9704-2012, 5.2: A4 (210 mm × 297 mm), 天头 37 mm, 订口
// 28 mm, 版心 156 mm × 225 mm, which leaves 26 mm at the right and 35 mm below;
// 22 lines of 28 characters. Lengths are twips, a twentieth of a point; 1 mm
// is 56.693 of them.
const (
	pageWidth    = 11906
	pageHeight   = 16838
	marginTop    = 2098
	marginLeft   = 1587
	marginRight  = 1474
	marginBottom = 1984
	typeWidth    = pageWidth - marginLeft - marginRight // 156 mm

	// The dash beside the page number lies 7 mm below the type area (7.5), so
	// the line of 14 pt that it is centred on ends 25.6 mm above the edge.
	footerFromEdge = 1450
	headerFromEdge = 1134 // 20 mm: free, the standard knows no header

	lineHeight = 579 // 28.95 pt: 22 lines fill 225 mm
	// Word sets 16 pt characters 16 pt apart, of which 27 fit into 156 mm. A
	// quarter of a point less makes the 28 of the standard.
	letterSpacing = -5
)

// Sizes (字号) in half-points.
const (
	sizeTitle  = 44 // 2号
	sizeBody   = 32 // 3号
	sizeFooter = 28 // 4号
	sizeCell   = 21 // 五号
	sizeSmall  = 18 // 小五
)

// typeface (字体) is a pair of fonts: one for Chinese, one for what is typed in
// ASCII.
type typeface struct{ chinese, latin string }

const latinText = "Times New Roman"

// The fonts that GB/T 9704-2012 names, as government machines have them.
var (
	xiaobiaosong = typeface{"方正小标宋简体", latinText} // title
	fangsong     = typeface{"仿宋_GB2312", latinText}
	heiti        = typeface{"黑体", "黑体"} // 一、
	kaiti        = typeface{"楷体_GB2312", latinText}
	songti       = typeface{"宋体", "宋体"} // page number
)

// section is the page with its headers and footers.
func section(withHeader bool) sectionProps {
	props := sectionProps{
		Size:   pageSize{pageWidth, pageHeight},
		Margin: pageMargin{marginTop, marginRight, marginBottom, marginLeft, headerFromEdge, footerFromEdge, 0},
		Grid:   docGrid{"lines", lineHeight},
	}
	if withHeader {
		props.Headers = []partReference{{"default", relHeaderOdd}, {"even", relHeaderEven}}
	}
	props.Footers = []partReference{{"default", relFooterOdd}, {"even", relFooterEven}}
	return props
}
