package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// procReadable says whether this system tells what a process does.
const procReadable = true

// work is what a process has done since it began, in all its threads.
type work struct {
	cpu      time.Duration
	switches int64 // voluntary context switches
}

// workOf reads what a process has done from /proc/PID/task: the time from
// schedstat, in nanoseconds, because the ticks in stat (10 ms) are too coarse
// for seconds of idling; from stat where the kernel keeps no schedstat. A
// thread that has ended takes its figures with it; an idle Go program ends none.
func workOf(pid int) (work, error) {
	var total work
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*", pid))
	if err != nil || len(tasks) == 0 {
		return total, fmt.Errorf("read the threads of process %d: none (%v)", pid, err)
	}
	for _, task := range tasks {
		n, err := field(task+"/status", "voluntary_ctxt_switches:")
		if err != nil {
			return total, err
		}
		total.switches += n
		spent, err := spent(task)
		if err != nil {
			return total, err
		}
		total.cpu += spent
	}
	return total, nil
}

// spent is the CPU time of one thread.
func spent(task string) (time.Duration, error) {
	if text, err := os.ReadFile(task + "/schedstat"); err == nil {
		ns, err := strconv.ParseInt(strings.Fields(string(text))[0], 10, 64)
		return time.Duration(ns), err
	}
	text, err := os.ReadFile(task + "/stat")
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(text), ") ") // after the name, which may hold spaces
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0, fmt.Errorf("%s/stat has %d fields", task, len(fields))
	}
	var ticks int64
	for _, f := range fields[11:13] { // utime and stime
		n, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			return 0, err
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond, nil
}

// resident is the memory of a process that is in RAM, in MiB.
func resident(pid int) (float64, error) {
	kib, err := field(fmt.Sprintf("/proc/%d/status", pid), "VmRSS:")
	return float64(kib) / 1024, err
}

// field is the number after a name in a status file.
func field(path, name string) (int64, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	for _, line := range strings.Split(string(text), "\n") {
		if rest, ok := strings.CutPrefix(line, name); ok {
			return strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
		}
	}
	return 0, fmt.Errorf("%s has no %s", path, name)
}
