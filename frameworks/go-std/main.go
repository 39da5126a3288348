// The contract with Go's standard library alone: GET / answers Hello, and GET /wait/N asks the
// downstream for /sleep/N once and passes on what it says. One goroutine a request waits; the
// runtime's poller waits for the sockets. GET /?delay=N is the contract of the app.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

const (
	maxDelay    = 600_000
	contentType = "text/plain;charset=UTF-8"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:8080", "address and port")
	downstream := flag.String("downstream", "http://127.0.0.1:8090", "where /sleep/{delay} is")
	timeout := flag.Duration("downstream-timeout", 80*time.Second, "until a call for /?delay= counts as too slow (504)")
	idle := flag.Int("idle-connections", 20_000, "idle connections kept to the downstream; Go's own default is 2")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "go-std: unknown argument %q\n", flag.Arg(0))
		os.Exit(2)
	}
	log.Fatal(http.ListenAndServe(*listen, newProxy(*downstream, *timeout, *idle)))
}

type proxy struct {
	downstream string
	client     *http.Client
	bounded    *http.Client // the same with the timeout of /?delay=, which costs a timer for each call
}

func newProxy(downstream string, timeout time.Duration, idle int) *proxy {
	client := newClient(idle)
	bounded := *client
	bounded.Timeout = timeout
	return &proxy{strings.TrimSuffix(downstream, "/") + "/sleep/", client, &bounded}
}

// newClient neither follows redirects nor asks a proxy of the environment, and has no cap.
func newClient(idle int) *http.Client {
	return &http.Client{
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

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	millis, waits := strings.CutPrefix(r.URL.Path, "/wait/")
	switch {
	case waits && millis != "" && strings.Trim(millis, "0123456789") == "":
		p.wait(w, millis)
	case r.URL.Path != "/":
		answer(w, http.StatusNotFound, []byte("not found"))
	case r.URL.RawQuery == "":
		answer(w, http.StatusOK, []byte("Hello"))
	default:
		p.query(w, r.URL.RawQuery)
	}
}

// wait hands on whatever the downstream answers.
func (p *proxy) wait(w http.ResponseWriter, millis string) {
	status, body, err := call(p.client, p.downstream+millis)
	if err != nil {
		status, body = http.StatusBadGateway, []byte(err.Error())
	}
	answer(w, status, body)
}

// query heeds the parameter delay and no other.
func (p *proxy) query(w http.ResponseWriter, text string) {
	values, err := url.ParseQuery(text)
	switch {
	case err != nil:
		answer(w, http.StatusBadRequest, []byte("the request target is malformed"))
	case values.Has("delay"):
		p.delay(w, strings.Join(values["delay"], ","))
	default:
		answer(w, http.StatusOK, []byte("Hello"))
	}
}

// delay is as strict as the app: a downstream that fails is a 502, one that is too slow a 504.
func (p *proxy) delay(w http.ResponseWriter, text string) {
	delay, err := strconv.ParseUint(text, 10, 64)
	if err != nil || delay > maxDelay {
		reason := fmt.Sprintf("delay must be a whole number within 0..%d, not %q", maxDelay, text)
		answer(w, http.StatusBadRequest, []byte(reason))
		return
	}
	status, body, err := call(p.bounded, p.downstream+strconv.FormatUint(delay, 10))
	switch {
	case err != nil:
		answer(w, failure(err), []byte(err.Error()))
	case status >= 500:
		reason := fmt.Sprintf("the downstream answered %d", status)
		answer(w, http.StatusBadGateway, []byte(reason))
	default:
		answer(w, status, body)
	}
}

// call gives the downstream's status and body, or why there is none.
func call(client *http.Client, url string) (int, []byte, error) {
	response, err := client.Get(url)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return response.StatusCode, body, err
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
