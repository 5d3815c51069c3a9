package progress

import "flag"

// How much each harness does. The numbers here are for every change; those for a
// release are given by hand:
//
//	go test ./progress -run TestPowerCuts -timeout 2h -args -cuts 100000
//	go test ./progress -run TestWrongBytes -timeout 2h -args -flips 20000
//	go test ./progress -run TestFullDisk -timeout 2h -args -stride 1
//	go test ./progress -run TestManyCopies -timeout 2h -args -copies 500
//
// How often processes are killed is in the flag -kills. Each prints one line that begins with "figure: ".
var (
	cuts   = flag.Int("cuts", 150, "power cuts")
	flips  = flag.Int("flips", 180, "stores with wrong bytes")
	stride = flag.Int("stride", 61, "of so many writes one meets a full disk; 1 is each")
	copies = flag.Int("copies", 2, "rounds of ten copies at once")
)
