package prose

import (
	"charm.land/glamour/v2/ansi"

	"prebirth/tui/theme"
)

// style is the theme in glamour's words. Nothing is set that only colour would
// tell: headings are bold, strong is bold, emphasis is italic.
func style(t theme.Theme, plain bool) ansi.StyleConfig {
	if plain {
		return plainStyle()
	}
	yes := true
	accent, quiet := colour(t.Colours.Accent), colour(t.Colours.Quiet)
	bold := ansi.StylePrimitive{Bold: &yes}
	heading := ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Bold: &yes, Color: accent}}
	return ansi.StyleConfig{
		H1:            heading,
		H2:            heading,
		H3:            ansi.StyleBlock{StylePrimitive: bold},
		H4:            ansi.StyleBlock{StylePrimitive: bold},
		H5:            ansi.StyleBlock{StylePrimitive: bold},
		H6:            ansi.StyleBlock{StylePrimitive: bold},
		Strong:        bold,
		Emph:          ansi.StylePrimitive{Italic: &yes},
		Strikethrough: ansi.StylePrimitive{CrossedOut: &yes},
		Code:          ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: quiet}},
		Link:          ansi.StylePrimitive{Underline: &yes},
		Table:         ansi.StyleTable{},
	}
}

// colour is a colour as glamour takes it; none where it is the terminal's own.
func colour(c string) *string {
	if c == "" {
		return nil
	}
	return &c
}

func plainStyle() ansi.StyleConfig {
	bar, line, cross := "|", "-", "|"
	return ansi.StyleConfig{
		Table: ansi.StyleTable{CenterSeparator: &cross, ColumnSeparator: &bar, RowSeparator: &line},
	}
}
