// The contract of the app with Go's standard library alone: GET /?delay=N asks the downstream for
// /sleep/N once and passes on what it says. One goroutine a request waits; the runtime's poller
// waits for the sockets.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

const (
	defaultDelay = 1000
	maxDelay     = 600_000
	contentType  = "text/plain;charset=UTF-8"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:8080", "address and port")
	downstream := flag.String("downstream", "http://127.0.0.1:8090", "where /sleep/{delay} is")
	timeout := flag.Duration("downstream-timeout", 80*time.Second, "until a call counts as too slow (504)")
	idle := flag.Int("idle-connections", 20_000, "idle connections kept to the downstream; Go's own default is 2")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "go-std: unknown argument %q\n", flag.Arg(0))
		os.Exit(2)
	}
	proxy := &proxy{
		downstream: strings.TrimSuffix(*downstream, "/") + "/sleep/",
		client:     client(*timeout, *idle),
	}
	log.Fatal(http.ListenAndServe(*listen, proxy))
}

// client neither follows redirects nor asks a proxy of the environment, and has no cap.
func client(timeout time.Duration, idle int) *http.Client {
	return &http.Client{
		Timeout: timeout,
		Transport: &http.Transport{
			Proxy:               nil,
			MaxIdleConns:        idle,
			MaxIdleConnsPerHost: idle,
			IdleConnTimeout:     20 * time.Second, // below the downstream's, so that no call meets a closing connection
			DisableCompression:  true,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

type proxy struct {
	downstream string
	client     *http.Client
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/" {
		answer(w, http.StatusNotFound, []byte("not found"))
		return
	}
	delay, err := delayOf(r)
	if err != nil {
		answer(w, http.StatusBadRequest, []byte(err.Error()))
		return
	}
	status, body, err := p.call(delay)
	if err != nil {
		answer(w, failure(err), []byte(err.Error()))
		return
	}
	answer(w, status, body)
}

// call gives the downstream's status and body, or why there is none.
func (p *proxy) call(delay int) (int, []byte, error) {
	response, err := p.client.Get(p.downstream + strconv.Itoa(delay))
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, nil, err
	}
	if response.StatusCode >= 500 {
		return 0, nil, fmt.Errorf("the downstream answered %d", response.StatusCode)
	}
	return response.StatusCode, body, nil
}

func delayOf(r *http.Request) (int, error) {
	text := r.URL.Query().Get("delay")
	if text == "" {
		return defaultDelay, nil
	}
	delay, err := strconv.Atoi(text)
	if err != nil || delay < 0 || delay > maxDelay {
		return 0, fmt.Errorf("delay must be a whole number within 0..%d, not %q", maxDelay, text)
	}
	return delay, nil
}

func failure(err error) int {
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return http.StatusGatewayTimeout
	}
	return http.StatusBadGateway
}

func answer(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body)
}
