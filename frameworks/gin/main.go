// The contract with Gin: its router and its answers, on Go's net/http.
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
)

const contentType = "text/plain; charset=utf-8"

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gin PORT DOWNSTREAM")
		os.Exit(2)
	}
	sleep := os.Args[2] + "/sleep/"
	client := newClient()

	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.GET("/", func(c *gin.Context) { c.String(http.StatusOK, "Hello") })
	router.GET("/wait/:millis", func(c *gin.Context) { wait(c, client, sleep) })
	router.NoRoute(notFound)
	router.RedirectTrailingSlash = false
	log.Fatal(router.Run("127.0.0.1:" + os.Args[1]))
}

func wait(c *gin.Context, client *http.Client, sleep string) {
	millis := c.Param("millis")
	if strings.Trim(millis, "0123456789") != "" {
		notFound(c)
		return
	}
	response, err := client.Get(sleep + millis)
	if err != nil {
		c.String(http.StatusBadGateway, "%s", err)
		return
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		c.String(http.StatusBadGateway, "%s", err)
		return
	}
	c.Data(response.StatusCode, contentType, body)
}

func notFound(c *gin.Context) { c.String(http.StatusNotFound, "not found") }

// newClient neither follows redirects nor asks a proxy of the environment, and has no cap.
func newClient() *http.Client {
	return &http.Client{
		Transport: &http.Transport{
			Proxy:               nil,
			MaxIdleConns:        20_000,
			MaxIdleConnsPerHost: 20_000,           // Go's own is 2
			IdleConnTimeout:     20 * time.Second, // below the downstream's, so that no call meets a closing connection
			DisableCompression:  true,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}
