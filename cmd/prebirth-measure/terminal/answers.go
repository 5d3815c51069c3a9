package terminal

import (
	"fmt"
	"io"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// modern makes the emulator answer what a terminal of today answers and the
// emulator alone does not: that it has synchronised updates (mode 2026), draws
// characters whole (mode 2027) and tells keys apart (kitty's protocol). Device
// attributes, colours and the cursor's position it answers by itself.
func modern(em *vt.Emulator) {
	em.RegisterCsiHandler(ansi.Command('?', '$', 'p'), func(params ansi.Params) bool {
		n, _, _ := params.Param(0, 0)
		mode := ansi.DECMode(n)
		if mode != ansi.ModeSynchronizedOutput && mode != ansi.ModeUnicodeCore {
			return false
		}
		_, _ = io.WriteString(em.InputPipe(), ansi.ReportMode(mode, ansi.ModeReset))
		return true
	})
	em.RegisterCsiHandler(ansi.Command('?', 0, 'u'), func(ansi.Params) bool {
		_, _ = fmt.Fprintf(em.InputPipe(), "\x1b[?%du", ansi.KittyDisambiguateEscapeCodes)
		return true
	})
}
